/** Folders that are there before the code. */
export const FOLDERS = ["platform", "sandbox"] as const;
/** Folders that the code makes or takes over. The second may stand in the first. */
export const OWN_FOLDERS = ["teams", "web"] as const;

export type FolderName = (typeof FOLDERS)[number];
export type OwnFolderName = (typeof OWN_FOLDERS)[number];
/** Where a member or a folder may be, beside the root folder. */
export type Place = FolderName | OwnFolderName;

/** A folder of our own resource. */
export interface FolderCode {
  readonly name: string;
  /** Null is the root folder. */
  readonly parent: Place | null;
  /** Whether it takes over a folder that has its name. */
  readonly adopts: boolean;
}

export function isOwnFolder(place: string | null): place is OwnFolderName {
  return OWN_FOLDERS.some((name) => name === place);
}
