import { CLOUD_ACCOUNT, isAccountType, type AccountType } from "../../rules";
import { MalformedAnswer } from "../errors/failure";
import { toId, toTime, toWord } from "./fields";

/** A member of the directory, as GetAccount and ListAccounts tell it. */
export interface Account {
  readonly accountId: string;
  /** As it was chosen, by whomever: not fit to be shown as it is. */
  readonly displayName: string;
  /** Decides whether a member is promoted. The status does not: it is the label of the last transition. */
  readonly type: AccountType;
  /** Such as CreateSuccess, PromoteVerifying, PromoteExpired, InviteSuccess; the service may add others. */
  readonly status: string;
  /** Null in listings: ListAccounts leaves it out. */
  readonly accountName: string | null;
  /** `created` or `invited`. */
  readonly joinMethod: string | null;
  readonly joinTime: string | null;
  readonly modifyTime: string | null;
  readonly resourceDirectoryId: string | null;
  readonly folderId: string | null;
  /** Ids of the directory, of the folders on the way and of the account; only reads tell it. */
  readonly resourceDirectoryPath: string | null;
  /** Only reads tell them: null in the answer of a change. */
  readonly tags: Tags | null;
  /** How the last change of the logon address stands, in the service's words; null if nothing is open, and in listings. */
  readonly emailStatus: string | null;
}

/** Values by key. */
export type Tags = Readonly<Record<string, string>>;

/** Those of these keys that an account has. */
export function tagsOf({ tags }: Account, keys: readonly string[]): Tags {
  return Object.fromEntries(Object.entries(tags ?? {}).filter(([key]) => keys.includes(key)));
}

/** What PromoteResourceAccount and ResendPromoteResourceAccountEmail answer, and no read ever does. */
export interface AccountUnderPromotion extends Account {
  /** The only handle to resend or cancel the mail. Null if the answer came without it. */
  readonly recordId: string | null;
}

/** The account as it comes from the SDK, where every field may be missing. */
export interface RawAccount {
  accountId?: string;
  displayName?: string;
  type?: string;
  status?: string;
  accountName?: string;
  joinMethod?: string;
  joinTime?: string;
  modifyTime?: string;
  resourceDirectoryId?: string;
  folderId?: string;
  resourceDirectoryPath?: string;
  /** GetAccount gives a bare list, ListAccounts a wrapped one. */
  tags?: RawTag[] | { tag?: RawTag[] };
  emailStatus?: string;
  recordId?: string;
}

/** A tag as it comes from the SDK, and goes there. */
export interface RawTag {
  key?: string;
  value?: string;
}

/** The label of a member whose promotion mail waits for somebody to click the link. */
const PROMOTE_VERIFYING = "PromoteVerifying";

/** The label of a member whose promotion mail nobody has answered in time. */
export const PROMOTE_EXPIRED = "PromoteExpired";

/** @throws MalformedAnswer if the fields are missing that every decision rests on */
export function toAccount(raw: RawAccount | undefined): Account {
  const accountId = toId(raw?.accountId);
  const status = toWord(raw?.status);
  if (raw === undefined || accountId === null || status === "" || !isAccountType(raw.type)) {
    throw new MalformedAnswer("an account without id, status or a known type");
  }
  return {
    accountId,
    displayName: raw.displayName ?? "",
    type: raw.type,
    status,
    accountName: raw.accountName ?? null,
    joinMethod: toWord(raw.joinMethod) || null,
    joinTime: toTime(raw.joinTime),
    modifyTime: toTime(raw.modifyTime),
    resourceDirectoryId: toId(raw.resourceDirectoryId),
    folderId: toId(raw.folderId),
    resourceDirectoryPath: toId(raw.resourceDirectoryPath),
    tags: raw.tags === undefined ? null : toTags(Array.isArray(raw.tags) ? raw.tags : raw.tags.tag),
    emailStatus: toWord(raw.emailStatus) || null,
  };
}

function toTags(raw: readonly RawTag[] = []): Tags {
  return Object.fromEntries(raw.flatMap(({ key, value = "" }) => (key ? [[key, value]] : [])));
}

/** Tags in the form that the SDK takes. */
export function toRawTags(tags: Tags): RawTag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** @throws MalformedAnswer as {@link toAccount} */
export function toAccountUnderPromotion(raw: RawAccount | undefined): AccountUnderPromotion {
  return { ...toAccount(raw), recordId: toId(raw?.recordId) };
}

/** A promotion waits for its confirmation. The label alone does not say so: it may stay when the type has changed. */
export function isPromotionUnderWay(member: {
  readonly type: string;
  readonly status: string | null;
}): boolean {
  return member.type !== CLOUD_ACCOUNT && member.status === PROMOTE_VERIFYING;
}

/** Has the promotion come to an end: confirmed, expired, cancelled or failed? */
export function checkPromotionSettled(account: Pick<Account, "type" | "status">): "settled" | "pending" {
  return isPromotionUnderWay(account) ? "pending" : "settled";
}

/** Has the member left the directory? Null stands for the directory's own answer that there is no such member. */
export function checkMemberGone(account: Account | null): "settled" | "pending" {
  return account === null ? "settled" : "pending";
}
