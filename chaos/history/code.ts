import type { AccountType } from "../../lib/rules";
import type { FolderCode, OwnFolderName, Place } from "./folders";
import type { PayerName } from "./payers";

/** The members and the invited accounts of every history, by the names that the code gives them. */
export const MEMBERS = ["payments", "orders"] as const;
export const INVITEES = ["acme", "globex"] as const;
/** Members that the code makes or takes over. */
export const VENDED = ["billing", "audit"] as const;
export type VendedName = (typeof VENDED)[number];
export type MemberName = (typeof MEMBERS)[number];
export type InviteeName = (typeof INVITEES)[number];
/** Whose account is there before the code is. */
export type KnownName = MemberName | InviteeName;
/** Whoever may have hooks: an invited account from when it has joined, a member that the code makes from when it is made. */
export type AccountName = KnownName | VendedName;

export interface PromotionCode {
  readonly email: string;
  readonly attempt: number;
  /** A value of the `timeouts` block. */
  readonly waitFor: string | null;
  /** How many mails may go out without a change of the code; null sends nothing when a link has lapsed. */
  readonly maxMails: number | null;
}

/** A change of the logon address. */
export interface EmailCode {
  readonly email: string;
  readonly attempt: number;
}

/** A member of our own resource. */
export interface VendedCode {
  readonly displayName: string;
  /** The account that it takes over by its id; null makes one. */
  readonly takesOver: MemberName | null;
  /** Whether it takes over an account that has its name. */
  readonly adopts: boolean;
  /** Null leaves alone where it stands. */
  readonly folder: Place | null;
  /** Null leaves alone who pays. */
  readonly payer: PayerName | null;
  /** Null leaves all of them alone. */
  readonly tags: Readonly<Record<string, string>> | null;
  readonly policy: "PROTECT" | "ABANDON" | "DESTROY";
}

/** What an invited account is to be once it has joined: a member of our own resource, too. */
export type SettingsCode = Pick<VendedCode, "displayName" | "folder" | "tags">;

export interface InvitationCode {
  readonly note: string | null;
  readonly attempt: number;
  /** How many may go out without a change of the code; null sends none when one has lapsed. */
  readonly maxInvitations: number | null;
  readonly policy: "PROTECT" | "ABANDON" | "DESTROY";
  readonly waitFor: string | null;
}

export interface AcceptanceCode {
  /** The invitation that the code declares, the one that the account finds, or one by its id. */
  readonly accepts: "the declared one" | "the one it finds" | { readonly handshakeId: string };
  /** Whether it names the account that is to accept. */
  readonly namesAccount: boolean;
  /** Whose credentials it is given: not always the right ones. */
  readonly credentialsOf: InviteeName;
  /** Whether it brings them itself instead of having a provider block for them. */
  readonly bringsCredentials: boolean;
}

/** What became of the name of a block. */
export interface Rename {
  /** Which of its two names it has. */
  readonly isSecond: boolean;
  /** Whether a `moved` block says that it had the other one. */
  readonly isDeclared: boolean;
}

/** The `limits` of the provider block. */
export interface LimitsCode {
  readonly mails: number | null;
  readonly invitations: number | null;
  readonly removals: number | null;
}

/** What the person at the code has written. */
export interface Code {
  readonly promotions: Readonly<Partial<Record<AccountName, PromotionCode>>>;
  readonly emails: Readonly<Partial<Record<MemberName | VendedName, EmailCode>>>;
  readonly types: Readonly<Partial<Record<AccountName, AccountType>>>;
  readonly protections: Readonly<Partial<Record<MemberName, "PROTECT" | "DESTROY">>>;
  readonly folders: Readonly<Partial<Record<OwnFolderName, FolderCode>>>;
  readonly vended: Readonly<Partial<Record<VendedName, VendedCode>>>;
  readonly invitations: Readonly<Partial<Record<InviteeName, InvitationCode>>>;
  readonly settings: Readonly<Partial<Record<InviteeName, SettingsCode>>>;
  readonly acceptances: Readonly<Partial<Record<InviteeName, AcceptanceCode>>>;
  /** By the first address of a block. */
  readonly renames: Readonly<Partial<Record<string, Rename>>>;
  readonly limits: LimitsCode | null;
}

export const EMPTY_CODE: Code = {
  promotions: {},
  emails: {},
  types: {},
  protections: {},
  folders: {},
  vended: {},
  invitations: {},
  settings: {},
  acceptances: {},
  renames: {},
  limits: null,
};

export const MANAGEMENT = "management";

export function isVended(name: string): name is VendedName {
  return VENDED.some((vended) => vended === name);
}

/** First addresses: a history calls a block by it whatever name it has at the moment. */
export const addressOf = {
  promotion: (account: AccountName) => `resourcedirectory_promotion.${account}`,
  email: (member: MemberName | VendedName) => `resourcedirectory_account_email.${member}`,
  type: (account: AccountName) => `resourcedirectory_account_type.${account}`,
  protection: (member: MemberName) => `resourcedirectory_member_protection.${member}`,
  folder: (name: OwnFolderName) => `resourcedirectory_folder.${name}`,
  vended: (name: VendedName | InviteeName) => `resourcedirectory_member.${name}`,
  invitation: (invitee: InviteeName) => `resourcedirectory_invitation.${invitee}`,
  acceptance: (invitee: InviteeName) => `resourcedirectory_handshake_acceptance.${invitee}`,
} as const;

const SECOND_NAME = "_renamed";

/** The address that a block has in the code. */
export function addressNow({ renames }: Code, firstAddress: string): string {
  return renames[firstAddress]?.isSecond === true ? `${firstAddress}${SECOND_NAME}` : firstAddress;
}

/** The other one of its two addresses. */
export function otherAddress(code: Code, firstAddress: string): string {
  return renames(code, firstAddress).isSecond ? firstAddress : `${firstAddress}${SECOND_NAME}`;
}

export function renames({ renames: all }: Code, firstAddress: string): Rename {
  return all[firstAddress] ?? { isSecond: false, isDeclared: false };
}

/** The address by which a history knows the block that has or had this one. */
export function firstAddressOf(address: string): string {
  return address.endsWith(SECOND_NAME) ? address.slice(0, -SECOND_NAME.length) : address;
}
