import type { Account } from "../../../directory";
import { CLOUD_ACCOUNT } from "../../../rules";
import { PROMOTION_LINK_MS, timestamp } from "../../time";
import type { PromotionPlan, PromotionState } from "./schema";

/** What a call found out; everything else stays as the code says. */
export function withAccount(state: PromotionState, account: Account): PromotionState {
  return { ...state, status: account.status, promoted: account.type === CLOUD_ACCOUNT };
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
