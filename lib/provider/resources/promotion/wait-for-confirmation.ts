import { checkPromotionSettled } from "../../../directory";
import { warn } from "../../reporting";
import { waitForPerson } from "../../waiting";
import * as messages from "./messages";
import type { PromotionApply } from "./note";
import type { PromotionState } from "./schema";
import { withAccount } from "./state";

/** Waits until the mail is confirmed, if the `timeouts` block says so. */
export async function waitForConfirmation(
  context: PromotionApply,
  member: string,
  state: PromotionState,
  timeout: string | null | undefined,
): Promise<PromotionState> {
  const { seen, stopped } = await waitForPerson(context, {
    member,
    what: "the confirmation of the promotion mail",
    timeout,
    read: async () =>
      (await context.client.client.getAccount(state.account_id, { signal: context.signal })).value,
    checkState: checkPromotionSettled,
  });
  const now = seen === null ? state : withAccount(state, seen);
  if (stopped !== null) {
    warn(context, messages.stoppedWaiting(member, now, stopped));
  } else if (seen === null) {
    warn(context, messages.waiting(member, now));
  } else if (now.promoted !== true) {
    warn(context, messages.lapsed(member, now));
  }
  return now;
}
