import { extname } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readCatalog } from "../../catalog/catalog";
import type * as Formats from "../../catalog/formats";
import { faultLines } from "../../catalog/load";
import type { Row } from "../../catalog/row";
import { lineage } from "../../catalog/folders";
import { shownTarget } from "../../rules";
import type { AdoptedInvitation, Adoption, LeftOut } from "./adoption";
import type { Standing } from "./standing";

/** A catalog that people have edited. */
export interface EditedCatalog {
  readonly text: string;
  readonly rows: readonly Row[];
  readonly folders: ReadonlySet<string>;
  /** Where the file has a folder, by the folder's id: in the directory it may be called otherwise. */
  readonly folderPaths: ReadonlyMap<string, string>;
}

/** @throws Error for a file with faults: what is new would not be told from what is broken */
export function readEdited(name: string, text: string): EditedCatalog {
  const document = documentIn(name, text);
  const files = document === undefined ? [] : [{ name, document }];
  const { rows, folders, faults } = readCatalog(files);
  if (faults.length > 0) {
    throw new Error(`${name} has faults, mend them first:\n${faultLines(faults)}`);
  }
  const named = folders.flatMap(({ id = "", reference = "", path }) => [
    [id, path] as const,
    [reference, path] as const,
  ]);
  return {
    text,
    rows,
    folders: new Set(folders.map(({ path }) => path)),
    folderPaths: new Map(named.filter(([id]) => id !== "")),
  };
}

function documentIn(name: string, text: string) {
  const { READERS } = require("../../catalog/formats") as typeof Formats;
  try {
    return READERS[extname(name).toLowerCase()]?.(text);
  } catch (error) {
    throw error instanceof RangeError ? new Error(`${name} is nested too deeply for a catalog.`) : error;
  }
}

/**
 * Reads a merged text before it takes the place of the file.
 *
 * @throws Error unless it says what the file said, and what is new besides
 */
export function checkMerged(name: string, edited: EditedCatalog, adoption: Adoption, text: string): void {
  const now = rowsIn(name, text);
  const isAsBefore = edited.rows.every((row) => isDeepStrictEqual(now.get(row.key), valuesOf(row)));
  const wanted = edited.rows.length + adoption.members.length + adoption.invitations.length;
  if (!isAsBefore || now.size !== wanted) {
    throw new Error(
      `--merge ${name}: what is new cannot be written into this file without changing what stands there. Nothing was written. ` +
        "Have it written to a file beside it, by its name instead of --merge, and take over what is missing.",
    );
  }
}

function rowsIn(name: string, text: string): ReadonlyMap<string, unknown> {
  try {
    return new Map(readEdited(name, text).rows.map((row) => [row.key, valuesOf(row)]));
  } catch {
    return new Map();
  }
}

/** What a row says; where it says so may change. */
function valuesOf({ where: _, ...values }: Row): unknown {
  return values;
}

/** What is new in the directory; the rest is the edited file's, whatever it says. */
export function onlyNew(adoption: Adoption, edited: EditedCatalog, standing: Standing): Adoption {
  const pathInFile = pathsInFile(adoption, edited);
  const isKnown = ({ target }: AdoptedInvitation) => standing.invites(target);
  const { reason } = standing;
  const known: readonly LeftOut[] = [
    ...adoption.members
      .filter((member) => standing.hasMember(member))
      .map(({ accountId, displayName }) => ({
        kind: "members" as const,
        id: accountId,
        name: displayName,
        reason,
      })),
    ...adoption.invitations.filter(isKnown).map(({ handshakeId, target }) => ({
      kind: "invitations" as const,
      id: handshakeId,
      name: shownTarget(target),
      reason,
    })),
  ];
  return {
    ...adoption,
    folders: adoption.folders
      .filter(
        ({ folderId, path }) => !edited.folderPaths.has(folderId) && !edited.folders.has(pathInFile(path)),
      )
      .map((folder) => ({ ...folder, path: pathInFile(folder.path) })),
    members: adoption.members
      .filter((member) => !standing.hasMember(member))
      .map((member) => ({ ...member, folder: member.folder && pathInFile(member.folder) })),
    invitations: adoption.invitations.filter((invitation) => !isKnown(invitation)),
    leftOut: [...known, ...adoption.leftOut],
  };
}

/** Where a folder of the directory is in the file: below the nearest one above that the file has by its id. */
function pathsInFile(adoption: Adoption, { folderPaths }: EditedCatalog): (path: string) => string {
  const known = new Map(
    adoption.folders.flatMap(({ folderId, path }) => {
      const inFile = folderPaths.get(folderId);
      return inFile === undefined ? [] : [[path, inFile] as const];
    }),
  );
  return (path) => {
    const [nearest] = lineage(path)
      .filter((above) => known.has(above))
      .reverse();
    return nearest === undefined ? path : `${known.get(nearest) ?? ""}${path.slice(nearest.length)}`;
  };
}
