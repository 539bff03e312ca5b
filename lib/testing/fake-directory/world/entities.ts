/** The things that exist in the fake cloud. */

export type AccountType = "ResourceAccount" | "CloudAccount";

/** A label of the last transition; it sticks. Whether a member is promoted is told by its type. */
export type MemberStatus =
  | "CreateSuccess"
  | "CreateVerifying"
  | "CreateExpired"
  | "CreateCancelled"
  | "CreateFailed"
  | "InviteSuccess"
  | "PromoteVerifying"
  | "PromoteSuccess"
  | "PromoteExpired"
  | "PromoteCancelled"
  | "PromoteFailed"
  | "SwitchSuccess";

/** An Alibaba Cloud account, in a directory or not. */
export interface Account {
  readonly id: string;
  /** How the request log and error messages call it. */
  readonly nickname: string;
  /** The logon name, for people an e-mail address. */
  accountName: string;
  realName: { readonly type: "enterprise" | "personal"; readonly legalEntity: string };
  hasSecurePhone: boolean;
  hasSecureEmail: boolean;
  rootKeyInUse: boolean;
  /** Who pays; null when nobody was ever set. */
  payerAccountId: string | null;
}

/** An access key, and whose it is. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Set for temporary credentials: requests must then carry this very token. */
  readonly securityToken: string | null;
  readonly accountId: string;
  /** "root" is the account itself, "ram" one of its RAM users or roles. */
  readonly identity: "ram" | "root";
}

export interface Directory {
  readonly id: string;
  readonly rootFolderId: string;
  readonly managementAccountId: string;
  readonly createTime: Date;
  memberDeletion: "Enabled" | "Disabled";
  /** Whether members' display names follow their account names: only shown. */
  displayNameSync: "Enabled" | "Disabled";
}

export interface Folder {
  readonly id: string;
  readonly directoryId: string;
  /** Null for the root folder. */
  readonly parentFolderId: string | null;
  name: string;
  readonly createTime: Date;
  tags: Record<string, string>;
}

/** An account's membership of a directory. */
export interface Member {
  readonly accountId: string;
  readonly directoryId: string;
  readonly joinMethod: "created" | "invited";
  readonly joinTime: Date;
  folderId: string;
  displayName: string;
  type: AccountType;
  status: MemberStatus;
  modifyTime: Date;
  tags: Record<string, string>;
  isDelegatedAdministrator: boolean;
}

/** A mail that waits for its addressee to follow the link. Every further mail kills the former link. */
export interface Confirmation {
  readonly accountId: string;
  readonly email: string;
  /** What the only valid link ends with. */
  linkToken: string;
  mailsSent: number;
  lastMailAt: Date;
  expiresAt: Date;
}

/** "Replaced": another record took over, by a resend or a second promotion. */
export type PromotionStatus = "Verifying" | "Confirmed" | "Expired" | "Cancelled" | "Failed" | "Replaced";

/** A confirmation that clients know by a record id, from the first mail to its end. */
export interface ConfirmationRecord extends Confirmation {
  readonly recordId: string;
  status: PromotionStatus;
}

/** One promotion of a resource account. */
export type Promotion = ConfirmationRecord;

/** One creation of a cloud account that its owner has to confirm. */
export type Creation = ConfirmationRecord;

/** A change of the logon address of a member. */
export interface EmailChange extends Confirmation {
  status: "Waiting" | "Confirmed" | "Cancelled" | "Expired";
}

/** What was sent to a phone that is to be bound to a member. */
export interface PhoneCode {
  readonly phone: string;
  readonly code: string;
  readonly expiresAt: Date;
}

/** "Deleted": the service has forgotten it, and an option lets it show that. */
export type HandshakeStatus = "Pending" | "Accepted" | "Declined" | "Cancelled" | "Expired" | "Deleted";

/** An invitation to a directory. */
export interface Handshake {
  readonly id: string;
  readonly directoryId: string;
  readonly managementAccountId: string;
  readonly targetEntity: string;
  readonly targetType: "Account" | "Email";
  readonly note: string;
  /** Where the member is put and what it is tagged with on joining. */
  readonly folderId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createTime: Date;
  status: HandshakeStatus;
  modifyTime: Date;
  expireTime: Date;
}

/** Something that a check before a deletion has found. */
export interface Finding {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** A deletion that was asked for; its trace outlives the member. */
export interface Deletion {
  readonly accountId: string;
  readonly directoryId: string;
  readonly startedAt: Date;
  /** Until then it is Checking, and then, unless something stops it, Deleting until the end. */
  readonly checkedAt: Date;
  readonly endsAt: Date;
  /** Why it fails when it has been checked. */
  readonly obstacles: readonly Finding[];
  /** Why it has come to nothing after its check; null unless it has. */
  failure: Finding | null;
}
