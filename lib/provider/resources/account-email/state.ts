import { emailChangeStatus, isEmailChangeUnderWay } from "../../../directory";
import type { Account, Answer } from "../../../directory";
import { isKnown, stateFromPlan } from "../../../plugin";
import type { ApplyContext } from "../../../plugin";
import type { ProviderData } from "../../provider-data";
import { putOffAsOf } from "../../put-off";
import type { PutOff } from "../../put-off";
import { timestamp } from "../../time";
import { isOtherAddress, wasModifiedUnseen } from "../mail-hook";
import type { SeenMember } from "../mail-hook";
import { accountEmailSchema } from "./schema";
import type { AccountEmailFinalPlan, AccountEmailPlan, AccountEmailState } from "./schema";

/**
 * What an update is going to do; decided in the plan, from state and configuration alone, and kept with it.
 *
 * - `record`: take over what the code says, send nothing.
 * - `resend`: the link is live; send its mail once more.
 * - `change`: nothing is under way; change the address.
 * - `restart`: a change is under way, to another address or begun elsewhere; cancel it, then change anew.
 */
export type AccountEmailIntent = "record" | "resend" | "change" | "restart";

/** Kept beside the state. */
export interface AccountEmailPrivateState extends SeenMember {
  /** Tells a member that is gone from a directory that is not the right one. */
  readonly directoryId: string | null;
  /** A mail that the code has asked for and the service did not take yet. */
  readonly putOff?: PutOff;
  /** Whether an apply has ended without knowing what became of its mail: one may be out that the state does not know of. */
  readonly lostAnAnswer?: boolean;
  /** Whether the change under way began while the state knew of none: by an apply that was killed, or elsewhere. */
  readonly begunUnseen?: boolean;
  /** Whether this refresh has found the member modified since, which nothing explains: likewise, as far as anybody knows. */
  readonly modifiedUnseen?: boolean;
  /** There only between a plan and its apply. `follow`: record, and take the change under way for one that may be another's. */
  readonly intent?: AccountEmailIntent | "follow" | "cancel";
}

export type AccountEmailApply = ApplyContext<ProviderData, AccountEmailPrivateState, AccountEmailState>;

export const PENDING = "Pending";
export const CONFIRMED = "Confirmed";
export const EXPIRED = "Expired";
export const CANCELLED = "Cancelled";

export function decideIntent(
  prior: AccountEmailState,
  planned: AccountEmailPlan,
  kept: AccountEmailPrivateState | null,
): AccountEmailIntent {
  const otherEmail = isOtherAddress(planned, prior);
  // One that the plan cannot know may be higher: it shows what would follow.
  const raised = !isKnown(planned.attempt) || planned.attempt > prior.attempt;
  if (isImported(prior) || !(otherEmail || raised || isDue(prior, planned, kept))) {
    return "record";
  }
  if (prior.status === PENDING) {
    return otherEmail || !isOurs(prior) ? "restart" : "resend";
  }
  return prior.status === CONFIRMED && !otherEmail ? "record" : "change";
}

/** Whether the change that waits was begun here, so that its mail can be resent and its end be ours to decide. */
export function isOurs({ last_mail_at: lastMailAt }: AccountEmailState): boolean {
  return lastMailAt !== null;
}

/** A mail that was asked for before, and that the service did not take then. */
function isDue(
  prior: AccountEmailState,
  planned: AccountEmailPlan,
  kept: AccountEmailPrivateState | null,
): boolean {
  const canBeSent = prior.status !== PENDING || isOurs(prior);
  return kept?.putOff?.isOver === true && planned.attempt === prior.attempt && canBeSent;
}

/** A change that waits does not tell its address. What the code says is recorded then, never sent. */
function isImported(prior: AccountEmailState): boolean {
  return (prior.email as string | null) === null;
}

/**
 * Whether the mail of the change under way may be the one that is asked for now. It is then taken for sent: one that did
 * not go out can be asked for once more, one that did cannot be taken back.
 */
export function mayHaveDoneSo(intent: AccountEmailIntent, kept: AccountEmailPrivateState | null): boolean {
  const isUnderWay = intent === "resend" || intent === "restart";
  return isUnderWay && (mayHaveBegun(kept) || kept?.modifiedUnseen === true);
}

/** Whether a change that is under way may be one of an apply of ours, which the state does not know of. */
export function mayHaveBegun(kept: AccountEmailPrivateState | null): boolean {
  return hasLostAnAnswer(kept) || kept?.begunUnseen === true;
}

/** Terraform keeps the object of an apply that never answered as it was, but without its private state. */
function hasLostAnAnswer(kept: AccountEmailPrivateState | null): boolean {
  return kept === null || kept.lostAnAnswer === true;
}

/** What the code says now, with what was computed before. */
export function recorded(planned: AccountEmailFinalPlan, prior: AccountEmailState): AccountEmailState {
  return stateFromPlan(accountEmailSchema, planned, prior);
}

/** The change as the account shows it. */
export function withAccount(state: AccountEmailState, account: Account): AccountEmailState {
  const status = emailChangeStatus(account, state.email);
  return { ...state, status, confirmed: status === CONFIRMED };
}

/** What the code says now, beside a change that may be to this address or to another one: it is not ours to resend. */
export function following(wanted: AccountEmailState): AccountEmailState {
  return { ...wanted, last_mail_at: null };
}

/** What a refresh found. A change that began while none was under way here is taken for somebody else's. */
export function followed(state: AccountEmailState, account: Account): AccountEmailState {
  const now = withAccount(state, account);
  return now.status === PENDING && state.status !== PENDING ? { ...now, last_mail_at: null } : now;
}

/** One more mail is out. */
export function mailSent(state: AccountEmailState, account: Account, at: Date): AccountEmailState {
  const now = withAccount(state, account);
  return { ...now, mails_sent: (state.mails_sent ?? 0) + 1, last_mail_at: timestamp(at) };
}

/** The private state that belongs to a member as it is now. */
export function privateStateFor(account: Account): AccountEmailPrivateState {
  const { displayName: memberName, resourceDirectoryId: directoryId, folderId, modifyTime, type } = account;
  return { memberName, directoryId, folderId, modifyTime, accountType: type };
}

/** What a refresh keeps. */
export function privateStateAtRefresh(
  kept: AccountEmailPrivateState | null,
  state: AccountEmailState,
  { value: account, at }: Answer<Account>,
): AccountEmailPrivateState {
  const isUnderWay = isEmailChangeUnderWay(account);
  // Of one that is confirmed the listing tells no more than its address.
  const mayBeUnderWay = isUnderWay || state.status === CONFIRMED;
  const isUnseen = kept?.begunUnseen === true || state.status !== PENDING;
  return {
    ...privateStateFor(account),
    ...(kept?.putOff && { putOff: putOffAsOf(at, kept.putOff) }),
    ...(hasLostAnAnswer(kept) && mayBeUnderWay && { lostAnAnswer: true }),
    ...(isUnseen && isUnderWay && { begunUnseen: true }),
    ...(mayHaveBeenResent(kept, state, account) && { modifiedUnseen: true }),
  };
}

/** Also right before a mail is sent, or its change cancelled: a plan may be older than the mail that it asks for. */
export function mayHaveBeenResent(
  kept: AccountEmailPrivateState | null,
  { last_mail_at: lastMailAt }: AccountEmailState,
  account: Account,
): boolean {
  return kept !== null && isEmailChangeUnderWay(account) && wasModifiedUnseen(kept, lastMailAt, account);
}

/** What is kept when an update begins: what is known of a mail, unless the code asks for another one now. */
export function privateStateAtUpdate(
  kept: AccountEmailPrivateState | null,
  planned: AccountEmailFinalPlan,
  prior: AccountEmailState,
): AccountEmailPrivateState {
  const isSame = planned.attempt === prior.attempt && !isOtherAddress(planned, prior);
  return {
    ...lastingPrivateState(kept),
    ...(isSame && kept?.putOff && { putOff: kept.putOff }),
    ...(isSame && kept?.lostAnAnswer && { lostAnAnswer: true }),
    ...(isSame && kept?.begunUnseen && { begunUnseen: true }),
  };
}

/** What is known of the member, without what was meant for one plan or apply only. */
export function lastingPrivateState(kept: AccountEmailPrivateState | null): AccountEmailPrivateState {
  return {
    memberName: kept?.memberName ?? null,
    directoryId: kept?.directoryId ?? null,
    folderId: kept?.folderId ?? null,
    modifyTime: kept?.modifyTime ?? null,
    accountType: kept?.accountType ?? null,
  };
}
