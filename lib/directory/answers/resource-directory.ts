import { MalformedAnswer } from "../errors/failure";
import { toId, toTime } from "./fields";

/** The directory that the caller manages or belongs to (GetResourceDirectory). */
export interface ResourceDirectory {
  readonly resourceDirectoryId: string;
  readonly masterAccountId: string | null;
  readonly masterAccountName: string | null;
  readonly rootFolderId: string | null;
  readonly createTime: string | null;
}

/** The directory as it comes from the SDK, where every field may be missing. */
export interface RawResourceDirectory {
  resourceDirectoryId?: string;
  masterAccountId?: string;
  masterAccountName?: string;
  rootFolderId?: string;
  createTime?: string;
}

/** @throws MalformedAnswer if there is no id */
export function toResourceDirectory(raw: RawResourceDirectory | undefined): ResourceDirectory {
  const resourceDirectoryId = toId(raw?.resourceDirectoryId);
  if (raw === undefined || resourceDirectoryId === null) {
    throw new MalformedAnswer("a directory without id");
  }
  return {
    resourceDirectoryId,
    masterAccountId: toId(raw.masterAccountId),
    masterAccountName: raw.masterAccountName ?? null,
    rootFolderId: toId(raw.rootFolderId),
    createTime: toTime(raw.createTime),
  };
}
