import { changed } from "./changed";
import { VENDED } from "./code";
import type { Code, VendedName } from "./code";
import { isOwnFolder, OWN_FOLDERS } from "./folders";
import type { FolderCode, FolderName, OwnFolderName, Place } from "./folders";

/** What the person at the code does to folders. */
export type FolderEdit =
  | { readonly edit: "declare a folder"; readonly folder: OwnFolderName; readonly parent: Place | null }
  | {
      readonly edit: "change the folder";
      readonly folder: OwnFolderName;
      readonly change: Partial<FolderCode>;
    }
  | {
      readonly edit: "remove the folder";
      readonly folder: OwnFolderName;
      /** Where the code puts the members that it had in there; null says nothing of it any more. */
      readonly membersGo: FolderName | null;
    };

export function folderEdited(code: Code, edit: FolderEdit): Code {
  const { folder } = edit;
  const current = code.folders[folder];
  switch (edit.edit) {
    case "declare a folder":
      return current === undefined
        ? withFolder(code, folder, { name: folder, parent: standing(code, edit.parent), adopts: false })
        : code;
    case "change the folder":
      return current === undefined
        ? code
        : withFolder(code, folder, changedFolder(code, current, edit.change));
    case "remove the folder":
      return withoutFolder(code, folder, edit.membersGo);
  }
}

/** With all that stands in it, as when its line goes in a tree. */
export function withoutFolder(code: Code, folder: OwnFolderName, membersGo: FolderName | null): Code {
  const gone = OWN_FOLDERS.filter((name) => name === folder || code.folders[name]?.parent === folder);
  const members = VENDED.filter((name) => gone.some((place) => place === code.vended[name]?.folder));
  const moved = members.reduce<Code>((rest, name) => withMemberIn(rest, name, membersGo), code);
  return gone.reduce((rest, name) => withFolder(rest, name, undefined), moved);
}

export function withFolder(code: Code, folder: OwnFolderName, value: FolderCode | undefined): Code {
  return { ...code, folders: changed(code.folders, folder, value) };
}

function changedFolder(code: Code, current: FolderCode, change: Partial<FolderCode>): FolderCode {
  const next = { ...current, ...change };
  return { ...next, parent: standing(code, next.parent) };
}

/** What is not in the code cannot be referred to. */
function standing(code: Code, place: Place | null): Place | null {
  return isOwnFolder(place) && code.folders[place] === undefined ? null : place;
}

function withMemberIn(code: Code, name: VendedName, folder: FolderName | null): Code {
  const member = code.vended[name];
  return member === undefined ? code : { ...code, vended: { ...code.vended, [name]: { ...member, folder } } };
}
