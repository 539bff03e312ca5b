import type { Folder } from "../../../directory";
import { safeText } from "../../../directory";
import type { Message } from "../../reporting";
import { movedBlocks } from "../../undeclared-move";
import type { FolderState } from "./schema";
import { TYPE_NAME } from "./state";

/** How a folder is called in messages. */
export function folderLabel(name: string, folderId: string | null): string {
  return `the folder "${safeText(name, 64)}"${folderId === null ? "" : ` (${folderId})`}`;
}

export function labelOf({ folderName, folderId }: Folder): string {
  return folderLabel(folderName, folderId);
}

export function nameIsTaken(existing: Folder): Message {
  const { folderName, folderId, parentFolderId } = existing;
  return {
    summary: `${parentFolderId ?? "The parent"} holds a folder "${safeText(folderName, 64)}" already`,
    detail:
      `It is ${folderId}, and names are unique below a parent, so that the service would refuse another one. Nothing was called. What it may be:\n` +
      "- It is the folder that is meant: take it over with this line (or import it by its id), and nothing is created:\n\n" +
      "adopt = true\n\n" +
      "- The block was renamed or moved in the code, and this plan deletes the folder at its old address: say so, and take nothing over:\n\n" +
      `${movedBlocks([TYPE_NAME])}\n\n` +
      "- Another block of this code has it, or gives that name up: a warning names it, where the plan could tell. Choose another name; " +
      "or let this block depend on the one that gives the name up (depends_on).\n" +
      "- Another stack manages it: use its id there, and no block here.\n" +
      "- Another folder is meant: choose another name.",
  };
}

/** What the destroy says that came after {@link nameIsTaken}: from then on it is clear which of the cases it is. */
export function isInThisState(folder: string): Message {
  return {
    summary: "A folder that exists already is in this state",
    detail:
      `${folder}: this plan deletes it at the address that Terraform names here, so its block was renamed or moved. Write, and adopt nothing:\n\n` +
      movedBlocks([TYPE_NAME]),
  };
}

export function isDeclaredTwice(folder: string): Message {
  return {
    summary: `${folder} is declared twice`,
    detail:
      "Two blocks of this plan stand for this folder, so that each would undo what the other does. Nothing was called. Keep one of them. " +
      "If both are in state, give one up without touching the folder: a `removed` block with destroy = false.",
  };
}

export function nameIsDeclaredTwice(folder: string): Message {
  return {
    summary: `${folder}: its name is declared twice below the same parent`,
    detail:
      "Two folders would have that name at the end of this plan, and the service refuses that. Nothing was called. " +
      "Choose another name for one of the two.",
  };
}

export function noSuchParent(parentFolderId: string): Message {
  return {
    summary: "The directory has no such parent folder",
    detail: `There is no folder ${parentFolderId}. Nothing was called. Correct parent_folder_id, or leave it out for the root folder.`,
  };
}

export const NO_ROOT: Message = {
  summary: "The directory does not say which folder is its root",
  detail:
    "Nothing was created. Set parent_folder_id to the root folder's id (r-...), which the console shows.",
};

export function neverMoves({ name, parent_folder_id: parent, folder_id: id }: FolderState): Message {
  return {
    summary: `${folderLabel(name, id)} cannot move`,
    detail:
      `It is below ${parent ?? "another folder"}, and the service has no way to move a folder. Nothing was called. Leave parent_folder_id as it is ` +
      `(parent_folder_id = "${parent ?? ""}"), or declare another folder below the other parent, move the members there (their folder_id), and delete this one.`,
  };
}

export function notReplaceable(folder: string): Message {
  return {
    summary: `${folder} cannot be replaced`,
    detail:
      "A replacement would delete the folder and create another one, under another id. Nothing was called. Leave out -replace; " +
      "to rename the folder, change its name.",
  };
}

export function willTakeOver(folder: string): Message {
  return {
    summary: "Takes over a folder",
    detail: `${folder} is there already: it is recorded here, and nothing is created.`,
  };
}

export function willDelete(folder: string): Message {
  return {
    summary: "Deletes a folder",
    detail: `${folder}: the service refuses that while it holds members or other folders.`,
  };
}

export function isLetGo(label: string): Message {
  return {
    summary: "A folder was let go",
    detail:
      `${label}: it was tainted, and another one was made in its place before it was given up (create_before_destroy). ` +
      "It stays in the directory, with what is attached to it; no call was made for it, and it is no longer in state. " +
      "To have it back, `terraform state rm` of the other one, then `terraform import`. `terraform untaint`, before an apply, does without all that.",
  };
}

export function isGoneAlready(folder: string): Message {
  return {
    summary: "A folder is gone from the directory",
    detail: `${folder}: it was deleted elsewhere, so it is forgotten here and nothing is called.`,
  };
}

export function notYetAsSaid(folder: string, { summary, detail }: Message): Message {
  return {
    summary: "A folder is not yet what the code says",
    detail: `${folder} is recorded, but may have another name: ${summary}. ${detail}\n\nThe next plan shows what is left.`,
  };
}

export function changedMeanwhile(folder: string): Message {
  return {
    summary: `${folder} is not the one that the plan took over`,
    detail:
      "It was deleted or renamed since the plan. Nothing was created. Run plan again to see what would be done.",
  };
}

export function nothingToImport(id: string, isRoot: boolean): Message {
  return {
    summary: "No such folder to import",
    detail: isRoot
      ? `${safeText(id, 80)} is the root folder, which every directory has: use its id, and no block.`
      : `The directory has no folder with the id ${safeText(id, 80)}. The import id is the folder's (fd-...). ` +
        "Check it, and that the credentials belong to the directory's management account.",
  };
}
