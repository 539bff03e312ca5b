import { cancelInvitation, HANDSHAKE_ACCEPTED, HANDSHAKE_PENDING, removeMember } from "../../../directory";
import type { PlanContext } from "../../../plugin";
import { addressKey } from "../../../rules";
import { refuseEndOfMembership } from "../../end-of-membership";
import { refuseOverLimit } from "../../over-limit";
import type { ProviderData } from "../../provider-data";
import { refuse, warn } from "../../reporting";
import type { Message } from "../../reporting";
import { refuseEndOfKept } from "../../undeclared-move";
import * as messages from "./messages";
import { observe, stateOf } from "./remote";
import type { RemoteState } from "./remote";
import type { InvitationState } from "./schema";
import { decideRemoval, lastingPrivateState } from "./state";
import type { InvitationApply, InvitationPrivateState } from "./state";

/** Plans what the destruction of an invitation does, which depends on what the directory shows now. */
export function planRemoval(
  context: PlanContext<ProviderData, InvitationPrivateState>,
  typeName: string,
  member: string,
  observed: RemoteState,
  prior: InvitationState,
): void {
  const now = stateOf(observed, prior);
  const key = addressKey(now.target);
  const isMember = now.status === HANDSHAKE_ACCEPTED;
  const refusal = isMember ? whyNotRemoved(member, observed, now) : undefined;
  if (refusal !== undefined) {
    if (context.providerData.plannedKey(typeName, key).firstRefusal()) {
      refuse(context, refusal, "removal_policy");
    }
    return;
  }
  const intent = decideRemoval(now);
  const isFelt = intent === "cancel" || intent === "remove";
  if (isFelt && refuseEndOfKept(context, { typeName, key, use: "destroy", member })) {
    return;
  }
  const accountId = observed.kind === "member" ? observed.account.accountId : null;
  if (
    intent === "remove" &&
    (refuseEndOfMembership(context, { typeName, accountId, member }) ||
      refuseOverLimit(context, "removals", accountId))
  ) {
    return;
  }
  context.setPrivateState({ ...lastingPrivateState(context.privateState), intent });
  if (intent === "cancel") {
    warn(context, messages.willCancel(member, now));
  } else if (intent === "remove") {
    warn(context, messages.willRemove(member));
  } else if (isMember || now.status === HANDSHAKE_PENDING) {
    warn(context, messages.willForget(member, now));
  }
}

function whyNotRemoved(
  member: string,
  observed: RemoteState,
  { removal_policy: policy }: InvitationState,
): Message | undefined {
  if (policy === "PROTECT") {
    return messages.isProtected(member);
  }
  if (policy !== "DESTROY") {
    return undefined;
  }
  if (observed.kind === "unknown-member") {
    return messages.cannotRemoveUnknown(member);
  }
  if (observed.kind !== "member") {
    return undefined;
  }
  if (observed.account.joinMethod === "created") {
    return messages.wasCreated(member);
  }
  return observed.account.type === "ResourceAccount" ? messages.switchBackFirst(member) : undefined;
}

/**
 * Does what the destroy plan showed. If the directory has changed since (pending then, accepted now), it does nothing, says so and
 * keeps the state: nobody is expelled whom the reviewed plan did not name.
 */
export async function removeAsPlanned(
  context: InvitationApply,
  intent: "cancel" | "remove",
  member: string,
  prior: InvitationState,
): Promise<void> {
  const observed = await observe(context.providerData, prior, context.signal, "now");
  if (intent === "remove") {
    if (observed.kind === "member") {
      await remove(context, member, observed, prior);
    }
    return;
  }
  if (observed.kind === "over") {
    return;
  }
  if (observed.kind !== "pending" || !(await cancel(context, prior))) {
    const now = stateOf(await observe(context.providerData, prior, context.signal, "now"), prior);
    context.save(now);
    refuse(context, messages.changedMeanwhile(member, "pending", now.status ?? "unknown"));
  }
}

async function remove(
  context: InvitationApply,
  member: string,
  observed: Extract<RemoteState, { kind: "member" }>,
  prior: InvitationState,
): Promise<void> {
  const refusal = whyNotRemoved(member, observed, prior);
  if (refusal !== undefined) {
    refuse(context, refusal, "removal_policy");
    return;
  }
  // The plan may not have known the limit yet, and the apply of a destruction plans nothing again.
  const { accountId } = observed.account;
  if (refuseOverLimit(context, "removals", accountId)) {
    return;
  }
  const directory = await context.providerData.directory(context.signal);
  await removeMember.run(directory, { accountId }, { signal: context.signal });
}

/** Whether the invitation is over without having made a member. */
async function cancel(context: InvitationApply, prior: InvitationState): Promise<boolean> {
  const directory = await context.providerData.directory(context.signal);
  const input = { handshakeId: prior.handshake_id ?? "", target: prior.target };
  const { outcome } = await cancelInvitation.run(directory, input, { signal: context.signal });
  return outcome !== "accepted";
}
