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

/** What is wrong with folders as constructs. */
export function folderFaults(
  folders: readonly CatalogFolder[],
  kind: MemberKind | undefined,
): readonly Fault[] {
  const siblings = new Map<string, CatalogFolder>();
  return folders.flatMap((folder) => {
    const { key, path, parent = "", where, id, reference, adopt, tags } = folder;
    const place = `${parent}\n${key}`;
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
