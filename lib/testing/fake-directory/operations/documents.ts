import type { Cloud } from "../world/cloud";
import type { ConfirmationRecord, Folder, Handshake, Member } from "../world/entities";
import { resourceDirectoryPath } from "../world/folders";
import { verifyingPromotionOf } from "../world/promotions";
import { type Body, V2022, type Version } from "./operation";

/** UTC with seconds, as the service writes it. */
export function timestamp(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** The fields that every answer about a member has. */
export function memberFields(member: Member): Body {
  return {
    AccountId: member.accountId,
    DisplayName: member.displayName,
    FolderId: member.folderId,
    JoinMethod: member.joinMethod,
    JoinTime: timestamp(member.joinTime),
    ModifyTime: timestamp(member.modifyTime),
    ResourceDirectoryId: member.directoryId,
    Status: member.status,
    Type: member.type,
  };
}

/** The answer of writes. */
export function changedAccount(cloud: Cloud, member: Member): Body {
  return { ...memberFields(member), AccountName: shownAccountName(cloud, member) };
}

export function shownAccountName(cloud: Cloud, { accountId }: Member): string {
  const { accountName } = cloud.accountOf(accountId);
  const promotion = verifyingPromotionOf(cloud, accountId);
  return cloud.options.accountNameWhileVerifying === "email"
    ? (promotion?.email ?? accountName)
    : accountName;
}

/** The answer of calls that send a mail: the only one with a RecordId, and already with the future logon name. */
export function accountWithRecord(member: Member, record: ConfirmationRecord): Body {
  return { ...memberFields(member), AccountName: record.email, RecordId: record.recordId };
}

/** For example `rd-test01/r-root01/3000000000000100`. */
export function memberPath(cloud: Cloud, member: Member): string {
  const folder = cloud.folders.get(member.folderId);
  return folder === undefined ? "" : resourceDirectoryPath(cloud, folder, member.accountId);
}

export function tagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export function handshakeDocument(cloud: Cloud, handshake: Handshake): Body {
  return {
    HandshakeId: handshake.id,
    ResourceDirectoryId: handshake.directoryId,
    MasterAccountId: handshake.managementAccountId,
    MasterAccountName: cloud.accountOf(handshake.managementAccountId).accountName,
    TargetEntity: handshake.targetEntity,
    TargetType: handshake.targetType,
    Note: handshake.note,
    Status: handshake.status,
    CreateTime: timestamp(handshake.createTime),
    ModifyTime: timestamp(handshake.modifyTime),
    ExpireTime: timestamp(handshake.expireTime),
  };
}

/** As lists have it, in the newer version with the folder's tags. */
export function listedFolder(folder: Folder, version: Version): Body {
  return version === V2022
    ? { ...folderItem(folder), Tags: { Tag: tagList(folder.tags) } }
    : folderItem(folder);
}

export function folderItem(folder: Folder): Body {
  return { FolderId: folder.id, FolderName: folder.name, CreateTime: timestamp(folder.createTime) };
}

export function folderDocument(folder: Folder): Body {
  const parent = folder.parentFolderId === null ? {} : { ParentFolderId: folder.parentFolderId };
  return { ...folderItem(folder), ...parent };
}
