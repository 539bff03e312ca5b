import type { Cloud } from "./cloud";
import type { Account, Directory, Member, MemberStatus } from "./entities";

export interface NewMember {
  /** 16 digits. @default made up */
  readonly accountId?: string;
  readonly displayName: string;
  readonly accountNamePrefix?: string;
  readonly folderId?: string;
  readonly payerAccountId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

const FIRST_ID = 3_000_000_000_000_000;

/** Creates an account together with its membership. */
export function createMember(cloud: Cloud, directory: Directory, wanted: NewMember): Member {
  const account = createAccount(cloud, directory, wanted);
  return addMember(cloud, {
    ...membership(cloud, directory, account, wanted),
    displayName: wanted.displayName,
    joinMethod: "created",
    type: "ResourceAccount",
    status: "CreateSuccess",
  });
}

function createAccount(cloud: Cloud, directory: Directory, wanted: NewMember): Account {
  const id = cloud.nextId(cloud.accounts, (number) => String(FIRST_ID + number));
  const account: Account = {
    id: wanted.accountId ?? id,
    nickname: wanted.displayName,
    accountName: createdAccountName(
      directory,
      wanted.accountNamePrefix ?? `account-${Number(id) - FIRST_ID}`,
    ),
    // A member that a directory creates carries the real name of the management account.
    realName: cloud.accountOf(directory.managementAccountId).realName,
    hasSecurePhone: false,
    hasSecureEmail: false,
    rootKeyInUse: false,
    payerAccountId: wanted.payerAccountId ?? null,
  };
  cloud.accounts.set(account.id, account);
  return account;
}

/** The logon name that the service makes up for an account it creates. */
export function createdAccountName(directory: Directory, prefix: string): string {
  return `${prefix}@${directory.id}.aliyunid.com`;
}

/** Makes an existing account a member, as accepting an invitation does. */
export function admitMember(
  cloud: Cloud,
  directory: Directory,
  account: Account,
  place: Pick<NewMember, "folderId" | "tags">,
): Member {
  return addMember(cloud, {
    ...membership(cloud, directory, account, place),
    displayName: account.accountName,
    joinMethod: "invited",
    type: "CloudAccount",
    status: "InviteSuccess",
  });
}

/** Puts the label of a transition on a member, if it is still there. */
export function relabel(cloud: Cloud, accountId: string, status: MemberStatus, at: Date): void {
  const member = cloud.members.get(accountId);
  if (member === undefined) return;
  member.status = status;
  member.modifyTime = at;
}

/** Ends a membership; the account lives on by itself. */
export function removeMember(cloud: Cloud, accountId: string): void {
  cloud.members.delete(accountId);
  cloud.removals.set(accountId, cloud.clock.now());
}

/** Deletes the account with everything that hangs on it. */
export function eraseMember(cloud: Cloud, { accountId }: Member): void {
  cloud.members.delete(accountId);
  cloud.accounts.delete(accountId);
  for (const key of cloud.keys.values()) {
    if (key.accountId === accountId) cloud.keys.delete(key.accessKeyId);
  }
  cloud.deletionChecks.delete(accountId);
}

function membership(
  cloud: Cloud,
  directory: Directory,
  account: Account,
  place: Pick<NewMember, "folderId" | "tags">,
): Omit<Member, "displayName" | "joinMethod" | "type" | "status"> {
  const now = cloud.clock.now();
  const folder = cloud.folders.get(place.folderId ?? directory.rootFolderId);
  return {
    accountId: account.id,
    directoryId: directory.id,
    // The folder of an invitation may be deleted before the invitation is accepted.
    folderId: folder?.id ?? directory.rootFolderId,
    joinTime: now,
    modifyTime: now,
    tags: { ...place.tags },
    isDelegatedAdministrator: false,
  };
}

function addMember(cloud: Cloud, member: Member): Member {
  cloud.members.set(member.accountId, member);
  return member;
}
