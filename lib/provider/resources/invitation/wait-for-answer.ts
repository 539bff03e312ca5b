import { warn } from "../../reporting";
import { waitForPerson } from "../../waiting";
import type { InvitationApply } from "./note";
import * as messages from "./messages";
import type { InvitationState } from "./schema";
import { lookAt, stateOf } from "./world";

/** Waits until the invited account has answered, if the `timeouts` block says so. */
export async function waitForAnswer(
  context: InvitationApply,
  member: string,
  state: InvitationState,
  timeout: string | null | undefined,
): Promise<InvitationState> {
  const { seen, stopped } = await waitForPerson(context, {
    member,
    what: "the answer to the invitation",
    timeout,
    read: () => lookAt(context.client, state, context.signal, "now"),
    checkState: (world) => (world.kind === "pending" ? "pending" : "settled"),
  });
  const now = seen === null ? state : stateOf(seen, state);
  if (stopped !== null) {
    warn(context, messages.stoppedWaiting(member, now, stopped));
  } else if (seen === null) {
    warn(context, messages.waiting(member, now));
  } else if (now.status !== "Accepted") {
    warn(context, messages.lapsed(member, now));
  }
  return now;
}
