import type { Account } from "../../../directory";
import { CLOUD_ACCOUNT } from "../../../rules";
import { PROMOTION_LINK_MS, timestamp } from "../../time";
import { isVerifying } from "./intent";
import type { PromotionPlan, PromotionState } from "./schema";

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

/** What the code says now, with what was computed before. */
export function recorded(planned: PromotionPlan, prior: PromotionState): PromotionState {
  const { status, promoted, record_id, mails_sent, last_mail_at, link_expires_at } = prior;
  return {
    ...(planned as PromotionState),
    status,
    promoted,
    record_id,
    mails_sent,
    last_mail_at,
    link_expires_at,
  };
}
