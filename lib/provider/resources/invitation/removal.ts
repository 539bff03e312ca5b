import { cancelInvitation, removeMember } from "../../../directory";
import { refuse } from "../../reporting";
import type { InvitationApply } from "./note";
import * as messages from "./messages";
import type { InvitationState } from "./schema";
import { lookAt, stateOf } from "./world";

/**
 * Does what the destroy plan showed. If the world moved since (pending then, accepted now), it does nothing, says so and
 * keeps the state: nobody is expelled whom the reviewed plan did not name.
 */
export async function removeAsPlanned(
  context: InvitationApply,
  intent: "cancel" | "remove",
  member: string,
  prior: InvitationState,
): Promise<void> {
  const world = await lookAt(context.client, prior, context.signal, "now");
  if (intent === "remove") {
    if (world.kind === "member") {
      await expel(context, prior);
    }
    return;
  }
  if (world.kind === "over") {
    return;
  }
  if (world.kind === "member" || !(await cancel(context, prior))) {
    const now = stateOf(await lookAt(context.client, prior, context.signal, "now"), prior);
    context.save(now);
    refuse(context, messages.worldChanged(member, "pending", now.status ?? "unknown"));
  }
}

async function expel(context: InvitationApply, prior: InvitationState): Promise<void> {
  const directory = await context.client.directory(context.signal);
  await removeMember.run(directory, { accountId: prior.target }, { signal: context.signal });
}

/** Whether the invitation is over without having made a member. */
async function cancel(context: InvitationApply, prior: InvitationState): Promise<boolean> {
  const directory = await context.client.directory(context.signal);
  const input = { handshakeId: prior.handshake_id ?? "", target: prior.target };
  const { outcome } = await cancelInvitation.run(directory, input, { signal: context.signal });
  return outcome !== "accepted";
}
