import { HANDSHAKE_ACCEPTED, HANDSHAKE_PENDING, hasLogonAddress } from "../../../directory";
import type { Account, Answer, Handshake } from "../../../directory";
import type { FormerInvitation, Freshness, ProviderData } from "../../provider-data";
import { addressKey } from "../../../rules";
import type { InvitationState } from "./schema";

/** What the directory knows about a target, as an invitation of it sees it. */
export type RemoteState =
  | { readonly kind: "member"; readonly account: Account; readonly acceptedAs?: Handshake }
  /** An invitation by e-mail address was accepted, and which account that was cannot be told. */
  | { readonly kind: "unknown-member" }
  | { readonly kind: "pending"; readonly handshake: Handshake }
  | { readonly kind: "over"; readonly status: OverStatus };

/** Status of an invitation that the code asks for and that the service does not take any more today. */
export const QUEUED = "Queued";

/** How an invitation stands that nobody answered in time; `Deleted`: its record is gone by now. */
export const LAPSED: readonly string[] = ["Expired", "Deleted"];

/** Why nothing is pending. `Removed`: it was a member and is not any more. */
type OverStatus = "Expired" | "Declined" | "Cancelled" | "Deleted" | "Removed" | typeof QUEUED;

const OVER: readonly string[] = ["Expired", "Declined", "Cancelled"];

/** What a person has decided; that the record of it is gone changes nothing. */
const DECIDED: readonly string[] = ["Declined", "Cancelled"];

const REMOVED = "Removed";

/** What of a state says whom to look for, and where. */
type Followed = FormerInvitation & Pick<InvitationState, "target" | "target_type" | "resource_directory_id">;

/** Looks at the target: membership decides first, then a pending invitation, then how the followed one ended. */
export async function observe(
  providerData: ProviderData,
  state: Followed,
  signal: AbortSignal,
  freshness: Freshness,
): Promise<RemoteState> {
  await providerData.expectDirectory(state.resource_directory_id, signal);
  const look: Look = { providerData, signal, freshness };
  const accountId = accountOf(state);
  const seen = accountId === null ? null : await memberOf(look, accountId);
  if (seen !== null) {
    return { kind: "member", account: seen };
  }
  const { value: handshakes } = await handshakesOf(look, state.target);
  const followed = handshakes.find((handshake) => handshake.handshakeId === state.handshake_id);
  const pending = [followed, ...handshakes].find((handshake) => handshake?.status === HANDSHAKE_PENDING);
  if (pending !== undefined) {
    return { kind: "pending", handshake: pending };
  }
  if (accountId === null) {
    return (
      (await acceptedByEmail(look, handshakes, state)) ?? { kind: "over", status: endOf(followed, state) }
    );
  }
  // A fresh look has shown above that it is none.
  const member = freshness === "shared" ? await providerData.member(accountId, signal, freshness) : null;
  return member === null
    ? { kind: "over", status: endOf(followed, state) }
    : { kind: "member", account: member.value };
}

/** Whom to ask, and how current the answers must be. */
export interface Look {
  readonly providerData: ProviderData;
  readonly signal: AbortSignal;
  readonly freshness: Freshness;
}

/** The invited account; null as long as only its address is known. */
export function accountOf({
  account_id: accountId,
  target,
  target_type: type,
}: Omit<Followed, "resource_directory_id">): string | null {
  return accountId ?? (type === "Email" ? null : target);
}

/** A pending invitation is proof enough that its target is no member, so a refresh need not ask for each of them. */
async function memberOf(
  { providerData, signal, freshness }: Look,
  accountId: string,
): Promise<Account | null> {
  return freshness === "shared"
    ? providerData.listedMember(accountId, signal)
    : ((await providerData.member(accountId, signal, "now"))?.value ?? null);
}

/** Every invitation of this directory to the target that is on record, the newest first. */
export async function handshakesOf(
  { providerData, signal, freshness }: Look,
  target: string,
): Promise<Answer<readonly Handshake[]>> {
  const answer = await providerData.handshakes(signal, freshness);
  return { ...answer, value: newestFirst(answer.value, target) };
}

function newestFirst(handshakes: readonly Handshake[], target: string): readonly Handshake[] {
  const own = handshakes.filter(({ targetEntity }) => addressKey(targetEntity) === addressKey(target));
  return own.sort((a, b) => (b.createTime ?? "").localeCompare(a.createTime ?? ""));
}

export interface AcceptedBefore {
  readonly observed: Extract<RemoteState, { kind: "member" | "unknown-member" }>;
  readonly handshakeId: string | null;
}

/**
 * Who accepted an invitation by e-mail address before this object came into state, as after a taint or a lost state: the
 * service does not tell by an address that it belongs to a member. Null where nobody did, or has left since.
 */
export async function acceptedBefore(
  { providerData, signal, freshness }: Look,
  { target, target_type }: Pick<InvitationState, "target" | "target_type">,
): Promise<AcceptedBefore | null> {
  if (target_type !== "Email") {
    return null;
  }
  const former = providerData.formerInvitations.get(addressKey(target));
  const [newest] = newestFirst(await providerData.handshakesAtFirst(signal), target);
  const isAccepted = newest?.status === HANDSHAKE_ACCEPTED;
  if (former === undefined && !isAccepted) {
    return null;
  }
  const recorded = {
    handshake_id: newest?.handshakeId ?? null,
    status: newest?.status ?? null,
    account_id: null,
  };
  const followed = { target, target_type, resource_directory_id: null, ...(former ?? recorded) };
  const observed = await observe(providerData, followed, signal, freshness);
  // Without a state to say so, an account that cannot be told may as well have left.
  const isMember = observed.kind === "member" || (observed.kind === "unknown-member" && former !== undefined);
  return isMember ? { observed, handshakeId: followed.handshake_id } : null;
}

/** Undefined unless the newest invitation was accepted, or the state says that one was. */
async function acceptedByEmail(
  look: Look,
  [newest]: readonly Handshake[],
  state: Followed,
): Promise<RemoteState | undefined> {
  if (newest?.status !== HANDSHAKE_ACCEPTED) {
    return newest === undefined && state.status === HANDSHAKE_ACCEPTED
      ? { kind: "unknown-member" }
      : undefined;
  }
  const account = await joinedAs(look, state.target, newest);
  if (account !== null) {
    return { kind: "member", account, acceptedAs: newest };
  }
  const hasLeft = state.status === REMOVED && newest.handshakeId === state.handshake_id;
  return hasLeft ? undefined : { kind: "unknown-member" };
}

/**
 * The account that accepted an invitation by e-mail address. No field of an invitation tells it: it is the member that
 * joined by invitation since, and whose account name is that address.
 */
async function joinedAs(
  { providerData, signal, freshness }: Look,
  email: string,
  { createTime }: Handshake,
): Promise<Account | null> {
  const since = Date.parse(createTime ?? "");
  const joined = (await providerData.members(signal, freshness)).filter(
    ({ joinMethod, joinTime }) => joinMethod === "invited" && Date.parse(joinTime ?? "") >= since,
  );
  for (const { accountId } of joined) {
    const member = await providerData.member(accountId, signal, freshness === "shared" ? "whole" : "now");
    if (member !== null && hasLogonAddress(member.value, email)) {
      return member.value;
    }
  }
  return null;
}

/** The state that says what was observed. An invitation that somebody else sent is followed, but it is not ours. */
export function stateOf(observed: RemoteState, state: InvitationState): InvitationState {
  switch (observed.kind) {
    case "member":
      return joinedAsMember(observed, state);
    case "unknown-member":
      return { ...state, status: HANDSHAKE_ACCEPTED, account_id: null };
    case "pending":
      return following(observed.handshake, state);
    case "over":
      return { ...state, status: observed.status, account_id: null };
  }
}

/** Of an invitation by e-mail address the one that was accepted is followed: by it, it is known later that it is an old one. */
function joinedAsMember(
  { account, acceptedAs }: Extract<RemoteState, { kind: "member" }>,
  state: InvitationState,
): InvitationState {
  const followed = acceptedAs === undefined ? state : { ...state, ...ownershipOf(acceptedAs, state) };
  return {
    ...followed,
    status: HANDSHAKE_ACCEPTED,
    account_id: account.accountId,
    sent_tags: joinedByIt(state) ? followed.sent_tags : null,
  };
}

/** Whether the account has joined by the invitation that state follows: what was over already was not what it accepted. */
function joinedByIt({ status }: InvitationState): boolean {
  return status === HANDSHAKE_PENDING || status === HANDSHAKE_ACCEPTED;
}

/** The state that follows this handshake. */
export function following(handshake: Handshake, state: InvitationState): InvitationState {
  return {
    ...state,
    ...ownershipOf(handshake, state),
    status: handshake.status,
    account_id: null,
    expires_at: handshake.expireTime,
  };
}

/** Whose the followed invitation is: one that was not in state was sent by somebody else. */
function ownershipOf({ handshakeId }: Handshake, state: InvitationState) {
  const known = handshakeId === state.handshake_id;
  return {
    handshake_id: handshakeId,
    adopted: known ? state.adopted : true,
    sent_tags: known ? state.sent_tags : null,
  };
}

function endOf(followed: Handshake | undefined, { status, account_id: accountId }: Followed): OverStatus {
  if (status === QUEUED) {
    return QUEUED;
  }
  const wasMember = accountId !== null || status === HANDSHAKE_ACCEPTED || status === REMOVED;
  if (wasMember || followed?.status === HANDSHAKE_ACCEPTED) {
    return REMOVED;
  }
  const end = followed === undefined && DECIDED.includes(status ?? "") ? status : followed?.status;
  return OVER.includes(end ?? "") ? (end as OverStatus) : "Deleted";
}
