import { MalformedAnswer } from "./failure";

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
  if (!raw?.resourceDirectoryId) {
    throw new MalformedAnswer("a directory without id");
  }
  return {
    resourceDirectoryId: raw.resourceDirectoryId,
    masterAccountId: raw.masterAccountId ?? null,
    masterAccountName: raw.masterAccountName ?? null,
    rootFolderId: raw.rootFolderId ?? null,
    createTime: raw.createTime ?? null,
  };
}
