import { quoted } from "../rules";
import { checkKey } from "./declaration";
import type { FolderValues } from "./declaration";
import type { Fault, FilePlace, Row } from "./row";
import { NEEDS_OWN_RESOURCE } from "./row-rules";
import type { MemberKind } from "./row-rules";

/** A folder of a catalog, declared or only named by a row. */
export interface CatalogFolder extends FolderValues {
  readonly path: string;
  readonly name: string;
  /** Path of the folder above; undefined right below the root. */
  readonly parent: string | undefined;
  /** Construct id. */
  readonly key: string;
  /** Asked for faults only: finding a place can take longer than all the rest. */
  readonly where: () => FilePlace;
}

/** What a file says of a folder, and where. */
export interface DeclaredFolder {
  readonly values: FolderValues;
  readonly where: () => FilePlace;
}

/** A folder after all that hold it: `prod`, `prod/payments`. */
export function lineage(path: string | undefined): readonly string[] {
  const names = path?.split("/") ?? [];
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/** Every folder that is named, parents before what they hold. */
export function allFolders(
  declared: ReadonlyMap<string, DeclaredFolder>,
  rows: readonly Row[],
): readonly CatalogFolder[] {
  const folders = new Map<string, CatalogFolder>();
  const add = (path: string, where: () => FilePlace): void => {
    for (const each of lineage(path).filter((one) => !folders.has(one))) {
      const names = each.split("/");
      const name = names.pop() ?? "";
      const own = declared.get(each);
      folders.set(each, {
        key: name,
        ...own?.values,
        path: each,
        name,
        parent: names.length === 0 ? undefined : names.join("/"),
        where: own?.where ?? where,
      });
    }
  };
  declared.forEach(({ where }, path) => add(path, where));
  rows.forEach(({ folder, where }) => {
    if (folder !== undefined && !folders.has(folder)) add(folder, () => where("folder"));
  });
  return [...folders.values()];
}

/** What does nothing for a folder that is managed elsewhere. */
const OF_MANAGED = ["adopt", "previousKeys", "removalPolicy", "tags"] as const;

/** What is wrong with folders as constructs. */
export function folderFaults(
  folders: readonly CatalogFolder[],
  kind: MemberKind | undefined,
): readonly Fault[] {
  const siblings = new Map<string, CatalogFolder>();
  const byKey = new Map(folders.map((folder) => [placeOf(folder, folder.key), folder]));
  const byPreviousKey = new Map<string, CatalogFolder>();
  return folders.flatMap((folder) => {
    const { key, path, where, id, reference, adopt, tags } = folder;
    const place = placeOf(folder, key);
    const first = siblings.get(place);
    siblings.set(place, first ?? folder);
    const problems = [
      ...(checkKey(key) === undefined
        ? []
        : [
            `folder ${quoted(path)} has a name that can be no construct id: write a key for it under folders`,
          ]),
      ...(first === undefined
        ? []
        : [`folder ${quoted(path)} has the key of ${quoted(first.path)}: write another one`]),
      ...(id === undefined || reference === undefined
        ? []
        : [`folder ${quoted(path)} has id and reference: it is managed here, or elsewhere`]),
      ...OF_MANAGED.filter((name) => reference !== undefined && folder[name] !== undefined).map(
        (name) =>
          `folder ${quoted(path)} has reference, and ${name} does nothing for a folder that is managed elsewhere: delete it`,
      ),
      ...previousKeyProblems(folder, byKey, byPreviousKey),
      ...(kind === "alicloud" && adopt !== undefined
        ? [`adopt of folder ${quoted(path)} ${NEEDS_OWN_RESOURCE}`]
        : []),
      ...(kind === "resourcedirectory" && tags !== undefined
        ? [
            `folder ${quoted(path)} has tags, which the provider's own resource for folders cannot set: delete them`,
          ]
        : []),
    ];
    return problems.map((problem) => ({ ...where(), problem }));
  });
}

/** A folder that took the former key of another one would take over its object. */
function previousKeyProblems(
  folder: CatalogFolder,
  byKey: ReadonlyMap<string, CatalogFolder>,
  byPreviousKey: Map<string, CatalogFolder>,
): string[] {
  const { path, previousKeys = [] } = folder;
  return previousKeys.flatMap((previous) => {
    const place = placeOf(folder, previous);
    const [current, earlier] = [byKey.get(place), byPreviousKey.get(place)];
    byPreviousKey.set(place, earlier ?? folder);
    const said = `previousKeys ${quoted(previous)} of folder ${quoted(path)}`;
    return [
      ...(current === undefined
        ? []
        : [`${said} is the key of ${quoted(current.path)}: a previous key belongs to no folder any more`]),
      ...(earlier === undefined || earlier === folder
        ? []
        : [`${said} is one of ${quoted(earlier.path)} already: a folder that was has become one folder`]),
    ];
  });
}

/** A key is of one folder below its parent. */
function placeOf({ parent = "" }: CatalogFolder, key: string): string {
  return `${parent}\n${key}`;
}
