import { hasCode } from "../../../directory";
import { refuse, warn } from "../../reporting";
import * as messages from "./messages";
import type { PromotionApply } from "./note";
import type { PromotionPlan, PromotionState } from "./schema";
import { recorded, withAccount, withoutHandle } from "./state";

/**
 * Whether a step on a promotion record failed because another promotion is under way than the one of the record. Both
 * codes mean that only behind a step: it has looked, and the member waits for a confirmation.
 */
export function isOtherRecord(error: unknown): boolean {
  return hasCode(error, "EntityNotExists.AccountRecord", "AccountTypeOrStatusMismatch");
}

/**
 * Follows the promotion that is under way without its handle. Nothing was sent; if an apply of the same plan has ended
 * without answering, the promotion is taken for what that apply has begun, otherwise it is somebody else's.
 */
export async function followOtherRecord(
  context: PromotionApply,
  lostAnAnswer: boolean,
  member: string,
  planned: PromotionPlan,
  prior: PromotionState,
): Promise<PromotionState> {
  const directory = await context.client.directory(context.signal);
  const { value: account } = await directory.getAccount(prior.account_id);
  const now = withoutHandle(withAccount(prior, account), account);
  if (lostAnAnswer) {
    warn(context, messages.mayBeOut(member, now));
    return recorded(planned, now);
  }
  refuse(context, messages.otherRecord(member, now));
  context.save(now);
  return now;
}
