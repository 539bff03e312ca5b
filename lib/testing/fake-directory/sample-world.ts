import type { Cloud } from "./world/cloud";
import type { AccessKey } from "./world/entities";

/** What a client needs to sign requests as somebody. */
export interface SampleKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export const SAMPLE_DIRECTORY_ID = "rd-test01";
export const SAMPLE_ROOT_FOLDER_ID = "r-root01";
export const OTHER_DIRECTORY_ID = "rd-other1";
export const OTHER_ROOT_FOLDER_ID = "r-other1";

/** Manages {@link SAMPLE_DIRECTORY_ID}. Its usual key is that of a RAM user. */
export const MANAGEMENT_ACCOUNT_ID = "1000000000000001";
/** In no directory; same legal entity as the management account, so it can be invited. */
export const INVITEE_ACCOUNT_ID = "2000000000000002";
/** Like {@link INVITEE_ACCOUNT_ID}. */
export const INVITEE_TWO_ACCOUNT_ID = "2000000000000003";
/** Another company's management account, of {@link OTHER_DIRECTORY_ID}. */
export const OTHER_MANAGEMENT_ACCOUNT_ID = "4000000000000004";
/** In no directory; another legal entity. */
export const STRANGER_ACCOUNT_ID = "5000000000000005";

/** The logon name, and e-mail address, of {@link INVITEE_ACCOUNT_ID}. */
export const INVITEE_EMAIL = "invitee@example.com";

export const MANAGEMENT_KEY = key("management");
/** The root key of the management account: a type switch with it is refused. */
export const MANAGEMENT_ROOT_KEY = key("management-root");
export const INVITEE_KEY = key("invitee");
export const INVITEE_TWO_KEY = key("invitee-two");
export const OTHER_MANAGEMENT_KEY = key("other-management");
export const STRANGER_KEY = key("stranger");

const HOME_ENTITY = "Example Trading Ltd.";
const OTHER_ENTITY = "Other Trading Ltd.";

/** Legal entity of the management account, and so of every member that it creates. */
export const MANAGEMENT_LEGAL_ENTITY = HOME_ENTITY;

export function addSampleWorld(cloud: Cloud): void {
  addAccount(cloud, MANAGEMENT_ACCOUNT_ID, "management", HOME_ENTITY);
  addAccount(cloud, INVITEE_ACCOUNT_ID, "invitee", HOME_ENTITY);
  addAccount(cloud, INVITEE_TWO_ACCOUNT_ID, "invitee-two", HOME_ENTITY);
  addAccount(cloud, OTHER_MANAGEMENT_ACCOUNT_ID, "other-management", OTHER_ENTITY);
  addAccount(cloud, STRANGER_ACCOUNT_ID, "stranger", "Strange Trading Ltd.");
  addKey(cloud, MANAGEMENT_KEY, MANAGEMENT_ACCOUNT_ID);
  addKey(cloud, MANAGEMENT_ROOT_KEY, MANAGEMENT_ACCOUNT_ID, "root");
  addKey(cloud, INVITEE_KEY, INVITEE_ACCOUNT_ID);
  addKey(cloud, INVITEE_TWO_KEY, INVITEE_TWO_ACCOUNT_ID);
  addKey(cloud, OTHER_MANAGEMENT_KEY, OTHER_MANAGEMENT_ACCOUNT_ID);
  addKey(cloud, STRANGER_KEY, STRANGER_ACCOUNT_ID);
  addDirectory(cloud, SAMPLE_DIRECTORY_ID, SAMPLE_ROOT_FOLDER_ID, MANAGEMENT_ACCOUNT_ID);
  addDirectory(cloud, OTHER_DIRECTORY_ID, OTHER_ROOT_FOLDER_ID, OTHER_MANAGEMENT_ACCOUNT_ID);
}

function key(nickname: string): SampleKey {
  return { accessKeyId: `ak-${nickname}`, accessKeySecret: `sk-${nickname}` };
}

function addAccount(cloud: Cloud, id: string, nickname: string, legalEntity: string): void {
  cloud.accounts.set(id, {
    id,
    nickname,
    accountName: `${nickname}@example.com`,
    realName: { type: "enterprise", legalEntity },
    hasSecurePhone: true,
    hasSecureEmail: true,
    rootKeyInUse: false,
    payerAccountId: null,
  });
}

function addKey(
  cloud: Cloud,
  sample: SampleKey,
  accountId: string,
  identity: AccessKey["identity"] = "ram",
): void {
  cloud.keys.set(sample.accessKeyId, { ...sample, securityToken: null, accountId, identity });
}

function addDirectory(cloud: Cloud, id: string, rootFolderId: string, managementAccountId: string): void {
  const createTime = cloud.clock.now();
  cloud.directories.set(id, {
    id,
    rootFolderId,
    managementAccountId,
    createTime,
    // A new directory of the service has this switched off; the sample company has switched it on.
    memberDeletion: "Enabled",
  });
  cloud.folders.set(rootFolderId, {
    id: rootFolderId,
    directoryId: id,
    parentFolderId: null,
    name: "root",
    createTime,
    tags: {},
  });
}
