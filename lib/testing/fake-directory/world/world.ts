import { MANAGEMENT_ACCOUNT_ID } from "../sample-ids";
import { deleteMember, runningDeletionOf } from "./deletions";
import type { AccessKey, Account, Finding, Folder, Handshake, Member } from "./entities";
import { createFolder, membersIn, subfoldersOf, type NewFolder } from "./folders";
import { acceptHandshake, closeHandshake, invite, inviteeOf } from "./handshakes";
import { admitMember, createMember, type NewMember, removeMember } from "./members";
import { WorldConfirmations } from "./world-confirmations";
import type { MemberSnapshot } from "./world-view";

export interface MemberToCreate extends NewMember {
  /** @default the sample directory */
  readonly directoryId?: string;
  /** @default "ResourceAccount" */
  readonly type?: Member["type"];
}

export interface AccountToAdd {
  /** 16 digits. */
  readonly id: string;
  /** How the request log calls it. @default the id */
  readonly nickname?: string;
  /** Its logon name. @default `<id>@example.com` */
  readonly email?: string;
  /** @default that of the sample company, so that it can be invited */
  readonly legalEntity?: string;
  /** @default "enterprise" */
  readonly realNameType?: "enterprise" | "personal";
}

export interface KeyToBind {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Makes the key temporary: requests signed with it must carry this token. */
  readonly securityToken?: string;
}

export interface OutsideInvitation {
  readonly targetType?: "Account" | "Email";
  readonly note?: string;
  /** @default the sample directory */
  readonly directoryId?: string;
}

/**
 * The state of the fake, and what people and other systems do to it outside the API: confirm a mail, answer an
 * invitation, create members in the console. None of it is recorded as a request. Nonsense throws an `Error`.
 */
export class World extends WorldConfirmations {
  /** Creates a member as somebody would in the console; quotas do not apply. */
  createMember(wanted: MemberToCreate): MemberSnapshot {
    const { cloud } = this;
    const directory = cloud.directory(wanted.directoryId ?? this.ownDirectoryId);
    const namesakes = cloud
      .membersOf(directory.id)
      .filter(({ displayName }) => displayName === wanted.displayName);
    if (namesakes.length > 0)
      throw new Error(`${directory.id} has a member "${wanted.displayName}" already.`);
    if (wanted.folderId !== undefined) this.findFolder(wanted.folderId);
    if (wanted.accountId !== undefined) this.refuseBadId(wanted.accountId);
    const member = createMember(cloud, directory, wanted);
    if (wanted.type !== undefined) member.type = wanted.type;
    return this.member(member.accountId);
  }

  createFolder(wanted: NewFolder & { readonly directoryId?: string }): Folder {
    const directory = this.cloud.directory(wanted.directoryId ?? this.ownDirectoryId);
    if (wanted.parentFolderId !== undefined) this.findFolder(wanted.parentFolderId);
    return this.folder(createFolder(this.cloud, directory, wanted).id);
  }

  /** Deletes an empty folder, as somebody would in the console. */
  deleteFolder(folderId: string): void {
    const { id } = this.findFolder(folderId);
    if (subfoldersOf(this.cloud, id).length + membersIn(this.cloud, id).length > 0) {
      throw new Error(`Folder ${id} is not empty.`);
    }
    this.cloud.folders.delete(id);
  }

  /** Adds an account that is in no directory. */
  addAccount(wanted: AccountToAdd): Account {
    const { id } = wanted;
    this.refuseBadId(id);
    this.cloud.accounts.set(id, {
      id,
      nickname: wanted.nickname ?? id,
      accountName: wanted.email ?? `${id}@example.com`,
      realName: {
        type: wanted.realNameType ?? "enterprise",
        legalEntity: wanted.legalEntity ?? this.homeEntity(),
      },
      hasSecurePhone: true,
      hasSecureEmail: true,
      rootKeyInUse: false,
      payerAccountId: null,
    });
    return this.account(id);
  }

  /** Makes an account a member as if it had accepted an invitation. No handshake is touched. */
  join(accountId: string, directoryId: string = this.ownDirectoryId): MemberSnapshot {
    const { cloud } = this;
    const present = cloud.directoryOf(accountId);
    if (present !== undefined) throw new Error(`Account ${accountId} is in ${present.id} already.`);
    admitMember(cloud, cloud.directory(directoryId), cloud.accountOf(accountId), {});
    return this.member(accountId);
  }

  /** Ends a membership, whatever the member's type. */
  removeMember(idOrDisplayName: string): void {
    removeMember(this.cloud, this.findMember(idOrDisplayName).accountId);
  }

  /** Deletes a member's account, as somebody would in the console. */
  deleteMember(idOrDisplayName: string): void {
    deleteMember(this.cloud, this.findMember(idOrDisplayName));
  }

  /** Something stands in the way of the member's deletion from now on, or again nothing does. */
  setDeletionObstacles(idOrDisplayName: string, obstacles: readonly Finding[]): void {
    this.cloud.deletionObstacles.set(this.findMember(idOrDisplayName).accountId, obstacles);
  }

  /** The deletion under way comes to nothing, and the member stays. */
  failDeletion(idOrDisplayName: string, failure: Finding): void {
    const { accountId } = this.findMember(idOrDisplayName);
    const deletion = this.cloud.deletions.get(accountId);
    if (deletion === undefined || runningDeletionOf(this.cloud, accountId) === undefined) {
      throw new Error(`No deletion of ${accountId} is under way.`);
    }
    deletion.failure = failure;
  }

  renameMember(idOrDisplayName: string, displayName: string): void {
    this.change(idOrDisplayName, { displayName });
  }

  moveMember(idOrDisplayName: string, folderIdOrName: string): void {
    this.change(idOrDisplayName, { folderId: this.findFolder(folderIdOrName).id });
  }

  /** Replaces all tags of a member. */
  tagMember(idOrDisplayName: string, tags: Readonly<Record<string, string>>): void {
    this.change(idOrDisplayName, { tags: { ...tags } });
  }

  /** Switches a member's type as somebody would in the console; no precondition is checked. */
  setType(idOrDisplayName: string, type: Member["type"]): void {
    this.change(idOrDisplayName, { type, status: "SwitchSuccess" });
  }

  /** Whether the account has a secure phone or e-mail address; what is not given stays as it is. */
  setSecurityInfo(accountId: string, info: { readonly phone?: boolean; readonly email?: boolean }): void {
    const account = this.cloud.accountOf(accountId);
    account.hasSecurePhone = info.phone ?? account.hasSecurePhone;
    account.hasSecureEmail = info.email ?? account.hasSecureEmail;
  }

  setRootKeyInUse(accountId: string, inUse: boolean): void {
    this.cloud.accountOf(accountId).rootKeyInUse = inUse;
  }

  setLegalEntity(accountId: string, legalEntity: string): void {
    const account = this.cloud.accountOf(accountId);
    account.realName = { ...account.realName, legalEntity };
  }

  setPayer(accountId: string, payerAccountId: string | null): void {
    this.cloud.accountOf(accountId).payerAccountId = payerAccountId;
  }

  setDelegatedAdministrator(idOrDisplayName: string, isDelegatedAdministrator: boolean): void {
    this.change(idOrDisplayName, { isDelegatedAdministrator });
  }

  /** Somebody else, in the console, invites this account id or e-mail address. */
  inviteElsewhere(target: string, invitation: OutsideInvitation = {}): Handshake {
    const targetType = invitation.targetType ?? (target.includes("@") ? "Email" : "Account");
    const directory = this.cloud.directory(invitation.directoryId ?? this.ownDirectoryId);
    const { note } = invitation;
    return this.handshake(invite(this.cloud, directory, { targetEntity: target, targetType, note }).id);
  }

  /** Lets a pending invitation run out now, without moving the clock. */
  expire(handshakeId: string): void {
    closeHandshake(this.cloud, this.pendingHandshake(handshakeId), "Expired");
  }

  decline(handshakeId: string): void {
    closeHandshake(this.cloud, this.pendingHandshake(handshakeId), "Declined");
  }

  cancel(handshakeId: string): void {
    closeHandshake(this.cloud, this.pendingHandshake(handshakeId), "Cancelled");
  }

  /** The invitee accepts and becomes a member. */
  accept(handshakeId: string): MemberSnapshot {
    const handshake = this.pendingHandshake(handshakeId);
    const invitee = inviteeOf(this.cloud, handshake);
    if (invitee === undefined) throw new Error(`${handshake.targetEntity} is nobody that this fake knows.`);
    const present = this.cloud.directoryOf(invitee.id);
    if (present !== undefined) throw new Error(`Account ${invitee.id} is in ${present.id} already.`);
    return this.member(acceptHandshake(this.cloud, handshake, invitee).accountId);
  }

  /** Deletes the record of an invitation, as the service does 30 days after it expired. */
  purge(handshakeId: string): void {
    this.cloud.handshakes.delete(this.findHandshake(handshakeId).id);
  }

  /** Gives an account another access key, that of a RAM user or role. */
  bindRamKey(accountId: string, key: KeyToBind): void {
    this.bindKey(accountId, key, "ram");
  }

  /** Gives an account another access key, its root key. */
  bindRootKey(accountId: string, key: KeyToBind): void {
    this.bindKey(accountId, key, "root");
  }

  private bindKey(accountId: string, key: KeyToBind, identity: AccessKey["identity"]): void {
    const { id } = this.cloud.accountOf(accountId);
    const securityToken = key.securityToken ?? null;
    this.cloud.keys.set(key.accessKeyId, { ...key, securityToken, accountId: id, identity });
  }

  private change(idOrDisplayName: string, change: Partial<Member>): void {
    Object.assign(this.findMember(idOrDisplayName), change, { modifyTime: this.cloud.clock.now() });
  }

  private pendingHandshake(handshakeId: string): Handshake {
    const handshake = this.findHandshake(handshakeId);
    if (handshake.status !== "Pending") {
      throw new Error(`Handshake ${handshakeId} is ${handshake.status}, not Pending.`);
    }
    return handshake;
  }

  private refuseBadId(id: string): void {
    if (!/^\d{16}$/.test(id)) throw new Error(`An account id has 16 digits: got "${id}".`);
    if (this.cloud.accounts.has(id)) throw new Error(`Account ${id} exists already.`);
  }

  /** That of the sample management account, whatever id it was started with. */
  private get ownDirectoryId(): string {
    return this.cloud.directoryManagedBy(MANAGEMENT_ACCOUNT_ID)?.id ?? "";
  }

  private homeEntity(): string {
    return this.cloud.accountOf(MANAGEMENT_ACCOUNT_ID).realName.legalEntity;
  }
}
