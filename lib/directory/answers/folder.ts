import { MalformedAnswer } from "../errors/failure";
import { toId, toTime } from "./fields";

/** A folder of the directory, as GetFolder tells it. */
export interface Folder {
  readonly folderId: string;
  /** As it was chosen, by whomever: not fit to be shown as it is. */
  readonly folderName: string;
  /** Null for the root folder. */
  readonly parentFolderId: string | null;
  readonly createTime: string | null;
  /** Ids of the directory and of the folders down to this one. A folder never moves, so it never changes. */
  readonly resourceDirectoryPath: string | null;
}

/** The folder as it comes from the SDK, where every field may be missing. */
export interface RawFolder {
  folderId?: string;
  folderName?: string;
  parentFolderId?: string;
  createTime?: string;
  resourceDirectoryPath?: string;
}

/** @throws MalformedAnswer if there is no id */
export function toFolder(raw: RawFolder | undefined): Folder {
  const folderId = toId(raw?.folderId);
  if (raw === undefined || folderId === null) {
    throw new MalformedAnswer("a folder without id");
  }
  return {
    folderId,
    folderName: raw.folderName ?? "",
    parentFolderId: toId(raw.parentFolderId),
    createTime: toTime(raw.createTime),
    resourceDirectoryPath: toId(raw.resourceDirectoryPath),
  };
}
