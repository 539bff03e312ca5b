import type { Folder, Member } from "../world/entities";
import { notFound } from "./api-error";
import type { ManagementCall } from "./operation";

/** @throws ApiError EntityNotExists.Account, also for members of other directories */
export function memberOf({ cloud, directory }: ManagementCall, accountId: string): Member {
  const member = cloud.members.get(accountId);
  if (member?.directoryId !== directory.id) throw notFound("Account", accountId);
  return member;
}

/** @throws ApiError EntityNotExists.Folder, also for folders of other directories */
export function folderOf({ cloud, directory }: ManagementCall, id: string): Folder {
  const folder = cloud.folders.get(id);
  if (folder?.directoryId !== directory.id) throw notFound("Folder", id);
  return folder;
}
