import { cancelInvitation, invite } from "../../../directory";
import type { Account, Handshake } from "../../../directory";
import { memberLabel, refuse, warn } from "../../reporting";
import { decideIntent } from "./intent";
import type { InvitationNote, InvitationApply } from "./note";
import * as messages from "./messages";
import type { InvitationPlan, InvitationState } from "./schema";
import { waitForAnswer } from "./wait-for-answer";
import { following, lookAt, stateOf } from "./world";

type InviteResult =
  | { readonly outcome: "invited" | "adopted"; readonly handshake: Handshake }
  | { readonly outcome: "already-member"; readonly account: Account };

/** What the code says now, with what was computed before. */
export function recorded(planned: InvitationPlan, prior: InvitationState): InvitationState {
  const { target, target_type, note, attempt, removal_policy, timeouts } = planned as InvitationState;
  return { ...prior, target, target_type, note, attempt, removal_policy, timeouts };
}

/**
 * Does what the plan decided, or nothing: if the world moved since the plan, the state is brought up to date and the
 * message says so. Once an invitation is out there are no errors any more, only warnings.
 */
export async function applyIntent(
  context: InvitationApply,
  intent: InvitationNote["intent"],
  member: string,
  planned: InvitationPlan,
  prior: InvitationState,
): Promise<InvitationState> {
  // An attempt that the plan could not know may turn out to be the old one.
  if (decideIntent(prior, planned) === "record" || (intent !== "invite" && intent !== "reinvite")) {
    return recorded(planned, prior);
  }
  if (intent === "invite") {
    return inviteAnew(context, member, recorded(planned, prior));
  }
  const world = await lookAt(context.client, prior, context.signal, "now");
  if (
    world.kind === "over" ||
    (world.kind === "pending" && world.handshake.handshakeId !== prior.handshake_id)
  ) {
    const now = stateOf(world, prior);
    refuse(context, messages.worldChanged(member, `pending as ${prior.handshake_id ?? "?"}`, describe(now)));
    context.save(now);
    return now;
  }
  return cancelAndInvite(context, member, planned, prior);
}

async function cancelAndInvite(
  context: InvitationApply,
  member: string,
  planned: InvitationPlan,
  prior: InvitationState,
): Promise<InvitationState> {
  const directory = await context.client.directory(context.signal);
  const input = { handshakeId: prior.handshake_id ?? "", target: prior.target };
  const cancelled = await cancelInvitation.run(directory, input, { signal: context.signal });
  if (cancelled.outcome === "cancelled") {
    context.save({ ...prior, status: "Cancelled" });
    return inviteAnew(context, member, { ...recorded(planned, prior), status: "Cancelled" });
  }
  const now = stateOf(await lookAt(context.client, prior, context.signal, "now"), prior);
  if (now.status === "Accepted") {
    warn(context, messages.alreadyMember(member));
    return { ...recorded(planned, prior), status: now.status, account_id: now.account_id };
  }
  refuse(context, messages.worldChanged(member, "pending", describe(now)));
  context.save(now);
  return now;
}

async function inviteAnew(
  context: InvitationApply,
  member: string,
  base: InvitationState,
): Promise<InvitationState> {
  const directory = await context.client.directory(context.signal);
  const input = { target: base.target, targetType: "Account" as const, note: base.note };
  const result = await invite.run(directory, input, { signal: context.signal });
  return afterInvite(context, member, base, result, base.timeouts?.update);
}

/** The state after an invitation was sent, found, or not needed. */
export async function afterInvite(
  context: InvitationApply,
  member: string,
  base: InvitationState,
  result: InviteResult,
  timeout: string | null | undefined,
): Promise<InvitationState> {
  switch (result.outcome) {
    case "already-member":
      context.setPrivate({ memberName: result.account.displayName });
      warn(context, messages.alreadyMember(memberLabel(base.target, result.account.displayName)));
      return { ...base, status: "Accepted", account_id: result.account.accountId };
    case "adopted": {
      warn(context, messages.adopted(member, result.handshake.handshakeId));
      const state: InvitationState = { ...following(result.handshake, base), adopted: true };
      context.save(state);
      return waitForAnswer(context, member, state, timeout);
    }
    case "invited": {
      const sent = (base.invitations_sent ?? 0) + 1;
      const state: InvitationState = {
        ...following(result.handshake, base),
        adopted: false,
        invitations_sent: sent,
      };
      context.save(state);
      return waitForAnswer(context, member, state, timeout);
    }
  }
}

function describe(state: InvitationState): string {
  return state.status === "Pending" ? `pending as ${state.handshake_id ?? "?"}` : (state.status ?? "unknown");
}
