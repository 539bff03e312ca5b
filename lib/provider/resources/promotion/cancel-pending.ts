import { cancelPromotion } from "../../../directory";
import type { Account } from "../../../directory";
import { warn } from "../../reporting";
import * as messages from "./messages";
import type { PromotionApply } from "./note";
import type { PromotionState } from "./schema";

/** Cancels the promotion of a hook that leaves the code. One that is confirmed meanwhile stays confirmed. */
export async function cancelPending(
  context: PromotionApply,
  member: string,
  prior: PromotionState,
): Promise<void> {
  const result = await cancel(context, prior);
  if (result?.outcome === "too-late") {
    warn(context, messages.tooLateToCancel(member));
  }
}

/** Cancels what goes to the previous address; the account, if the promotion was over already. */
export async function cancelForOtherAddress(
  context: PromotionApply,
  prior: PromotionState,
): Promise<Account | null> {
  const result = await cancel(context, prior);
  return result === null || result.outcome === "cancelled" ? null : result.account;
}

async function cancel(context: PromotionApply, prior: PromotionState) {
  if (prior.record_id === null) {
    return null;
  }
  const directory = await context.client.directory(context.signal);
  const input = { recordId: prior.record_id, accountId: prior.account_id };
  return cancelPromotion.run(directory, input, { signal: context.signal });
}
