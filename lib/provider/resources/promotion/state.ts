import { isPromotionUnderWay, PROMOTE_EXPIRED, PROMOTION_LINK_MS } from "../../../directory";
import type { Account, Answer } from "../../../directory";
import { isKnown, stateFromPlan } from "../../../plugin";
import type { ApplyContext } from "../../../plugin";
import { CLOUD_ACCOUNT, RESOURCE_ACCOUNT } from "../../../rules";
import type { ProviderData } from "../../provider-data";
import { putOffAsOf } from "../../put-off";
import type { PutOff } from "../../put-off";
import { timestamp } from "../../time";
import { isOtherAddress, wasModifiedUnseen } from "../mail-hook";
import { promotionSchema } from "./schema";
import type { PromotionFinalPlan, PromotionPlan, PromotionState } from "./schema";

/**
 * What an update is going to do. It is decided in the plan, from state and configuration alone, and kept with the plan:
 * apply does this or nothing.
 *
 * - `record`: take over what the code says, send nothing.
 * - `resend`: the link is live; resend the mail, which kills the old link.
 * - `promote`: nothing is under way; promote anew.
 * - `restart`: the link is live but goes to another address; cancel, then promote with the new one.
 * - `blocked`: a mail is wanted, but a promotion is under way whose handle nobody has.
 */
export type PromotionIntent = "record" | "resend" | "promote" | "restart" | "blocked";

/** Kept beside the state. */
export interface PromotionPrivateState {
  readonly memberName: string | null;
  /** Tells a member that is gone from a directory that is not the right one. */
  readonly directoryId: string | null;
  readonly folderId: string | null;
  /** When the member had been modified last, as it was looked at last. */
  readonly modifyTime: string | null;
  readonly unrecordedMail?: UnrecordedMail;
  /** How many mails had gone out before `attempt` or `email` was changed last; less by those that may have gone out unseen. */
  readonly mailsBefore?: number;
  /** A mail that the code has asked for and the service did not take yet. */
  readonly putOff?: PutOff;
  /** There only between a plan and its apply. */
  readonly intent?: PromotionIntent | "cancel";
}

/**
 * Why a mail may be out that the state does not know of.
 *
 * - `no-answer`: the provider was ended during an apply. Terraform then keeps the object as it was, but without its
 *   private state: an object without one has lost an answer.
 * - `modified`: the member was modified after the last mail of this state, and neither a rename nor a move explains it.
 *   So it looks when Terraform itself was ended, and when somebody else has resent the mail.
 */
type UnrecordedMail = "no-answer" | "modified";

export type PromotionApply = ApplyContext<ProviderData, PromotionPrivateState, PromotionState>;

export function decideIntent(
  prior: PromotionState,
  planned: PromotionPlan,
  kept: PromotionPrivateState | null,
): PromotionIntent {
  const otherEmail = isOtherAddress(planned, prior);
  // One that the plan cannot know may be higher: it shows what would follow.
  const raised = !isKnown(planned.attempt) || planned.attempt > prior.attempt;
  const isAskedFor = otherEmail || raised || isDue(prior, planned, kept);
  if (isImported(prior) || prior.promoted === true || !isAskedFor) {
    return "record";
  }
  if (!isVerifying(prior)) {
    return "promote";
  }
  if (prior.record_id === null) {
    return "blocked";
  }
  return otherEmail ? "restart" : "resend";
}

/**
 * A mail that no change of the code asks for: it was asked for before and put off, or is to follow what lapsed. One that
 * is put off waits, also if it is the one that follows.
 */
function isDue(prior: PromotionState, planned: PromotionPlan, kept: PromotionPrivateState | null): boolean {
  const putOff = planned.attempt === prior.attempt ? kept?.putOff : undefined;
  const canBeSent = !isVerifying(prior) || prior.record_id !== null;
  return putOff === undefined ? sendsAgain(planned, prior, kept) : putOff.isOver && canBeSent;
}

/** Whether what lapsed is promoted anew without a change of the code. */
export function sendsAgain(
  { when_expired: whenExpired, max_mails: most }: Pick<PromotionPlan, "when_expired" | "max_mails">,
  prior: PromotionState,
  kept: PromotionPrivateState | null,
): boolean {
  const isLapsed = prior.status === PROMOTE_EXPIRED && whenExpired === "send_again";
  return isLapsed && isKnown(most) && mailsSinceChange(prior, kept) < most;
}

/** How many mails have gone out since the code asked for one; that one counts, whatever became of it. */
export function mailsSinceChange(
  { mails_sent: sent }: PromotionState,
  kept: PromotionPrivateState | null,
): number {
  return Math.max(1, (sent ?? 0) - (kept?.mailsBefore ?? 0));
}

/** A live link waits for a person, as far as the state knows. */
export function isVerifying({ promoted, status }: PromotionState): boolean {
  return isPromotionUnderWay({ type: promoted === true ? CLOUD_ACCOUNT : RESOURCE_ACCOUNT, status });
}

/** An import knows neither the address nor the attempt: what the code says is recorded then, never sent. */
function isImported(prior: PromotionState): boolean {
  return (prior.email as string | null) === null;
}

/** What the code says now, with what was computed before. */
export function recorded(planned: PromotionFinalPlan, prior: PromotionState): PromotionState {
  return stateFromPlan(promotionSchema, planned, prior);
}

/** What a call found out; everything else stays as the code says. */
export function withAccount(state: PromotionState, account: Account): PromotionState {
  return { ...state, status: account.status, promoted: account.type === CLOUD_ACCOUNT };
}

/**
 * What a refresh found. A promotion that began while none was under way here is somebody else's: a handle in state is
 * that of an earlier one, which must not be used any more.
 */
export function followed(state: PromotionState, account: Account): PromotionState {
  const now = withAccount(state, account);
  const isOurs = isVerifying(state) && (state.record_id !== null || state.last_mail_at !== null);
  return isVerifying(now) && !isOurs ? withoutHandle(now, account) : now;
}

/** A promotion that is under way and was not sent from here, or not as far as this state knows. */
export function withoutHandle(state: PromotionState, account: Account): PromotionState {
  return { ...state, record_id: null, last_mail_at: null, link_expires_at: lapsesBy(account) };
}

/** Sending the mail modified the member: its link lapses at the latest this long after the last modification. */
function lapsesBy({ modifyTime }: Account): string | null {
  const modified = Date.parse(modifyTime ?? "");
  return Number.isNaN(modified) ? null : timestamp(new Date(modified + PROMOTION_LINK_MS));
}

/** One more mail is out: the handle of its answer, and 24 hours from the answer's own time. */
export function mailSent(state: PromotionState, recordId: string | null, at: Date): PromotionState {
  return {
    ...state,
    record_id: recordId,
    mails_sent: (state.mails_sent ?? 0) + 1,
    last_mail_at: timestamp(at),
    link_expires_at: timestamp(new Date(at.getTime() + PROMOTION_LINK_MS)),
  };
}

/** What a refresh keeps. Mails that went out unseen count, so that nobody gets more than the code allows. */
export function privateStateAtRefresh(
  kept: PromotionPrivateState | null,
  state: PromotionState,
  { value: account, at }: Answer<Account>,
): PromotionPrivateState {
  const isBegunElsewhere = isPromotionUnderWay(account) && !isVerifying(state);
  const unseen = kept === null || isBegunElsewhere ? 1 : 0;
  const unrecordedMail = findUnrecordedMail(kept, state, account);
  return {
    ...privateStateFor(account, (kept?.mailsBefore ?? 0) - unseen),
    ...(unrecordedMail && { unrecordedMail }),
    ...(kept?.putOff && { putOff: putOffAsOf(at, kept.putOff) }),
  };
}

/** The private state that belongs to a member as it is now. */
export function privateStateFor(account: Account, mailsBefore: number): PromotionPrivateState {
  return {
    memberName: account.displayName,
    directoryId: account.resourceDirectoryId,
    folderId: account.folderId,
    modifyTime: account.modifyTime,
    mailsBefore,
  };
}

/** What is known of the member, without what was meant for one plan or apply only. */
export function lastingPrivateState(kept: PromotionPrivateState | null): PromotionPrivateState {
  return {
    memberName: kept?.memberName ?? null,
    directoryId: kept?.directoryId ?? null,
    folderId: kept?.folderId ?? null,
    modifyTime: kept?.modifyTime ?? null,
    mailsBefore: kept?.mailsBefore ?? 0,
    ...(kept?.putOff && { putOff: kept.putOff }),
  };
}

/**
 * What is kept when an update begins. From another address or a higher attempt on mails are counted anew; a lower one asks for
 * none, not even for the one that waits.
 */
export function privateStateAtUpdate(
  kept: PromotionPrivateState | null,
  planned: PromotionFinalPlan,
  prior: PromotionState,
): PromotionPrivateState {
  const lasting = lastingPrivateState(kept);
  const sent = prior.mails_sent ?? 0;
  if (isOtherAddress(planned, prior) || planned.attempt > prior.attempt) {
    return { ...lasting, mailsBefore: sent, putOff: undefined };
  }
  return {
    ...lasting,
    mailsBefore: lasting.putOff ? lasting.mailsBefore : withTheFirst(lasting.mailsBefore, sent),
    putOff: planned.attempt === prior.attempt ? lasting.putOff : undefined,
  };
}

/** The first mail counts beside those that follow it, also where none was sent from here: one was out, or may have been. */
function withTheFirst(mailsBefore: number | undefined, sent: number): number {
  return Math.min(mailsBefore ?? 0, sent - 1);
}

/**
 * What a refresh concludes, or the last look before a mail is resent. Only a live link matters: where none is,
 * promoting anew is what the code asks for.
 */
export function findUnrecordedMail(
  kept: PromotionPrivateState | null,
  state: PromotionState,
  account: Account,
): UnrecordedMail | undefined {
  if (!isPromotionUnderWay(account)) {
    return undefined;
  }
  if (hasLostAnAnswer(kept)) {
    return "no-answer";
  }
  return kept !== null && wasModifiedUnseen(kept, state.last_mail_at, account) ? "modified" : undefined;
}

/** Whether an apply of the object ended without answering. */
export function hasLostAnAnswer(kept: PromotionPrivateState | null): boolean {
  return kept === null || kept.unrecordedMail === "no-answer";
}
