import type { Account, Handshake } from "../../../directory";
import { isKnown } from "../../../plugin";
import type { ApplyContext } from "../../../plugin";
import type { ProviderData, Freshness } from "../../provider-data";
import type { InvitationState, InvitationPlan } from "./schema";

/**
 * What an update is going to do; decided in the plan, from state and configuration alone, and kept with it.
 *
 * - `record`: take over what the code says, send nothing.
 * - `invite`: nothing is pending; invite.
 * - `reinvite`: cancel what is pending, then invite.
 */
type InvitationIntent = "record" | "invite" | "reinvite";

/** What a destruction is going to do; `forget` makes no call. */
type RemovalIntent = "forget" | "cancel" | "remove";

/** Kept beside the state. `intent` is there only between a plan and its apply. */
export interface InvitationPrivateState {
  readonly memberName: string | null;
  readonly intent?: InvitationIntent | RemovalIntent;
}

export type InvitationApply = ApplyContext<ProviderData, InvitationPrivateState, InvitationState>;

export function decideIntent(prior: InvitationState, planned: InvitationPlan): InvitationIntent {
  // One that the plan cannot know may be higher: it shows what would follow.
  const raised = !isKnown(planned.attempt) || planned.attempt > prior.attempt;
  if (!raised || prior.status === "Accepted") {
    return "record";
  }
  return prior.status === "Pending" ? "reinvite" : "invite";
}

/** PROTECT of a member does not come here: it is refused. */
export function decideRemoval(prior: InvitationState): RemovalIntent {
  if (prior.removal_policy === "ABANDON") {
    return "forget";
  }
  if (prior.status === "Accepted") {
    return "remove";
  }
  return prior.status === "Pending" && prior.adopted !== true ? "cancel" : "forget";
}

/** What the directory knows about a target, as an invitation of it sees it. */
type RemoteState =
  | { readonly kind: "member"; readonly account: Account }
  | { readonly kind: "pending"; readonly handshake: Handshake }
  | { readonly kind: "over"; readonly status: OverStatus };

/** Why nothing is pending. `Deleted`: no record is left. `Removed`: it was a member and is not any more. */
type OverStatus = "Expired" | "Declined" | "Cancelled" | "Deleted" | "Removed";

const OVER: readonly string[] = ["Expired", "Declined", "Cancelled"];

/** Looks at the target: membership decides first, then a pending invitation, then how the followed one ended. */
export async function observe(
  providerData: ProviderData,
  state: InvitationState,
  signal: AbortSignal,
  freshness: Freshness,
): Promise<RemoteState> {
  await providerData.expectDirectory(state.resource_directory_id, signal);
  const seen = await memberOf(providerData, state.target, signal, freshness);
  if (seen !== null) {
    return { kind: "member", account: seen };
  }
  const handshakes = await handshakesOf(providerData, state.target, signal, freshness);
  const followed = handshakes.find((handshake) => handshake.handshakeId === state.handshake_id);
  const pending = [followed, ...handshakes].find((handshake) => handshake?.status === "Pending");
  if (pending !== undefined) {
    return { kind: "pending", handshake: pending };
  }
  // A fresh look has shown above that it is none.
  const member = freshness === "shared" ? await providerData.member(state.target, signal, freshness) : null;
  return member === null
    ? { kind: "over", status: endOf(followed, state) }
    : { kind: "member", account: member.value };
}

/** A pending invitation is proof enough that its target is no member, so a refresh need not ask for each of them. */
async function memberOf(
  providerData: ProviderData,
  target: string,
  signal: AbortSignal,
  freshness: Freshness,
): Promise<Account | null> {
  return freshness === "shared"
    ? providerData.listedMember(target, signal)
    : ((await providerData.member(target, signal, "now"))?.value ?? null);
}

/** Every invitation of this directory to the target that is on record. */
export async function handshakesOf(
  providerData: ProviderData,
  target: string,
  signal: AbortSignal,
  freshness: Freshness,
): Promise<readonly Handshake[]> {
  const all = await providerData.handshakes(signal, freshness);
  return all.filter((handshake) => handshake.targetEntity === target);
}

/** The state that says what was observed. An invitation that somebody else sent is followed, but it is not ours. */
export function stateOf(observed: RemoteState, state: InvitationState): InvitationState {
  switch (observed.kind) {
    case "member":
      return { ...state, status: "Accepted", account_id: observed.account.accountId };
    case "pending":
      return following(observed.handshake, state);
    case "over":
      return { ...state, status: observed.status, account_id: null };
  }
}

/** The state that follows this handshake. */
export function following(handshake: Handshake, state: InvitationState): InvitationState {
  const known = handshake.handshakeId === state.handshake_id;
  return {
    ...state,
    handshake_id: handshake.handshakeId,
    status: handshake.status,
    account_id: null,
    adopted: known ? state.adopted : true,
    expires_at: handshake.expireTime,
  };
}

function endOf(followed: Handshake | undefined, state: InvitationState): OverStatus {
  const wasMember = state.account_id !== null || state.status === "Accepted" || state.status === "Removed";
  if (wasMember || followed?.status === "Accepted") {
    return "Removed";
  }
  return OVER.includes(followed?.status ?? "") ? (followed?.status as OverStatus) : "Deleted";
}
