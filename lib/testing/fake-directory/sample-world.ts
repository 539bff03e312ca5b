import {
  SAMPLE_DIRECTORY_ID,
  SAMPLE_ROOT_FOLDER_ID,
  OTHER_DIRECTORY_ID,
  OTHER_ROOT_FOLDER_ID,
  MANAGEMENT_ACCOUNT_ID,
  INVITEE_ACCOUNT_ID,
  INVITEE_TWO_ACCOUNT_ID,
  OTHER_MANAGEMENT_ACCOUNT_ID,
  STRANGER_ACCOUNT_ID,
} from "./sample-ids";
import type { Cloud } from "./world/cloud";
import type { AccessKey } from "./world/entities";

/** What a client needs to sign requests as somebody. */
export interface SampleKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

export const MANAGEMENT_KEY = key("management");
/** The root key of the management account: a type switch with it is refused. */
export const MANAGEMENT_ROOT_KEY = key("management-root");
export const INVITEE_KEY = key("invitee");
export const INVITEE_TWO_KEY = key("invitee-two");
export const OTHER_MANAGEMENT_KEY = key("other-management");
export const STRANGER_KEY = key("stranger");

/** Legal entity of the management account, and so of every member that it creates. */
export const MANAGEMENT_LEGAL_ENTITY = "Example Trading Ltd.";

/** One access key of the sample world, and who stands behind it. */
export interface SampleIdentity {
  readonly name: string;
  /** For people, what the account is there for. */
  readonly about: string;
  readonly accountId: string;
  readonly key: SampleKey;
  readonly identity: AccessKey["identity"];
}

/** Everybody whose credentials work in a fresh fake. */
export const SAMPLE_IDENTITIES: readonly SampleIdentity[] = [
  ram("management", MANAGEMENT_ACCOUNT_ID, MANAGEMENT_KEY, `RAM user, manages ${SAMPLE_DIRECTORY_ID}`),
  {
    name: "management-root",
    about: "its root key: refused for type switches and deletions",
    accountId: MANAGEMENT_ACCOUNT_ID,
    key: MANAGEMENT_ROOT_KEY,
    identity: "root",
  },
  ram("invitee", INVITEE_ACCOUNT_ID, INVITEE_KEY, "in no directory, can be invited"),
  ram("invitee-two", INVITEE_TWO_ACCOUNT_ID, INVITEE_TWO_KEY, "in no directory, can be invited"),
  ram(
    "other-management",
    OTHER_MANAGEMENT_ACCOUNT_ID,
    OTHER_MANAGEMENT_KEY,
    `manages ${OTHER_DIRECTORY_ID}, of another company`,
  ),
  ram("stranger", STRANGER_ACCOUNT_ID, STRANGER_KEY, "in no directory, of another company"),
];

export function addSampleWorld(cloud: Cloud, directoryId = SAMPLE_DIRECTORY_ID): void {
  addAccount(cloud, MANAGEMENT_ACCOUNT_ID, "management", MANAGEMENT_LEGAL_ENTITY);
  addAccount(cloud, INVITEE_ACCOUNT_ID, "invitee", MANAGEMENT_LEGAL_ENTITY);
  addAccount(cloud, INVITEE_TWO_ACCOUNT_ID, "invitee-two", MANAGEMENT_LEGAL_ENTITY);
  addAccount(cloud, OTHER_MANAGEMENT_ACCOUNT_ID, "other-management", "Other Trading Ltd.");
  addAccount(cloud, STRANGER_ACCOUNT_ID, "stranger", "Strange Trading Ltd.");
  for (const { key: sample, accountId, identity } of SAMPLE_IDENTITIES) {
    cloud.keys.set(sample.accessKeyId, { ...sample, securityToken: null, accountId, identity });
  }
  addDirectory(cloud, directoryId, SAMPLE_ROOT_FOLDER_ID, MANAGEMENT_ACCOUNT_ID);
  addDirectory(cloud, OTHER_DIRECTORY_ID, OTHER_ROOT_FOLDER_ID, OTHER_MANAGEMENT_ACCOUNT_ID);
}

function ram(name: string, accountId: string, sample: SampleKey, about: string): SampleIdentity {
  return { name, about, accountId, key: sample, identity: "ram" };
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

function addDirectory(cloud: Cloud, id: string, rootFolderId: string, managementAccountId: string): void {
  const createTime = cloud.clock.now();
  cloud.directories.set(id, {
    id,
    rootFolderId,
    managementAccountId,
    createTime,
    memberDeletion: cloud.options.memberDeletionAtStart,
    displayNameSync: "Disabled",
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
