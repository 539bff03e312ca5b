import type { Account, Handshake } from "../../../directory";
import type { Configuration, Freshness } from "../../configuration";
import type { InvitationState } from "./schema";

/** What the directory knows about a target, as an invitation of it sees it. */
export type World =
  | { readonly kind: "member"; readonly account: Account }
  | { readonly kind: "pending"; readonly handshake: Handshake }
  | { readonly kind: "over"; readonly status: OverStatus };

/** Why nothing is pending. `Deleted`: no record is left. `Removed`: it was a member and is not any more. */
export type OverStatus = "Expired" | "Declined" | "Cancelled" | "Deleted" | "Removed";

const OVER: readonly string[] = ["Expired", "Declined", "Cancelled"];

/** Looks at the target: membership decides first, then a pending invitation, then how the followed one ended. */
export async function lookAt(
  configuration: Configuration,
  state: InvitationState,
  signal: AbortSignal,
  freshness: Freshness,
): Promise<World> {
  await configuration.expectDirectory(state.resource_directory_id, signal);
  const seen = await memberOf(configuration, state.target, signal, freshness);
  if (seen !== null) {
    return { kind: "member", account: seen };
  }
  const handshakes = await handshakesOf(configuration, state.target, signal, freshness);
  const followed = handshakes.find((handshake) => handshake.handshakeId === state.handshake_id);
  const pending = [followed, ...handshakes].find((handshake) => handshake?.status === "Pending");
  if (pending !== undefined) {
    return { kind: "pending", handshake: pending };
  }
  // A fresh look has shown above that it is none.
  const member = freshness === "shared" ? await configuration.member(state.target, signal, freshness) : null;
  return member === null
    ? { kind: "over", status: endOf(followed, state) }
    : { kind: "member", account: member.value };
}

/** A pending invitation is proof enough that its target is no member, so a refresh need not ask for each of them. */
async function memberOf(
  configuration: Configuration,
  target: string,
  signal: AbortSignal,
  freshness: Freshness,
): Promise<Account | null> {
  return freshness === "shared"
    ? configuration.listedMember(target, signal)
    : ((await configuration.member(target, signal, "now"))?.value ?? null);
}

/** Every invitation of this directory to the target that is on record. */
export async function handshakesOf(
  configuration: Configuration,
  target: string,
  signal: AbortSignal,
  freshness: Freshness,
): Promise<readonly Handshake[]> {
  const all = await configuration.handshakes(signal, freshness);
  return all.filter((handshake) => handshake.targetEntity === target);
}

/** The state that says what the world is. An invitation that somebody else sent is followed, but it is not ours. */
export function stateOf(world: World, state: InvitationState): InvitationState {
  switch (world.kind) {
    case "member":
      return { ...state, status: "Accepted", account_id: world.account.accountId };
    case "pending":
      return following(world.handshake, state);
    case "over":
      return { ...state, status: world.status, account_id: null };
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
