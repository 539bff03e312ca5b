import { cancelInvitation, HANDSHAKE_PENDING, invite, QUEUE_PAUSE_MS } from "../../../directory";
import type { InviteOutcome } from "../../../directory";
import { stateFromPlan } from "../../../plugin";
import { shownTarget } from "../../../rules";
import { putOffAt } from "../../put-off";
import { memberLabel, refuse, warn } from "../../reporting";
import { waitForPerson } from "../../waiting";
import * as messages from "./messages";
import { invitationSchema } from "./schema";
import type { InvitationFinalPlan, InvitationState } from "./schema";
import type { AcceptedBefore, RemoteState } from "./remote";
import { accountOf, following, handshakesOf, observe, QUEUED, stateOf } from "./remote";
import { decideIntent, lastingPrivateState, requestOf } from "./state";
import type { InvitationPrivateState, InvitationApply } from "./state";

/** An invitation that goes out, or goes on. */
interface InvitationUpdate {
  readonly context: InvitationApply;
  readonly member: string;
  /** What is kept beside the state from here on. */
  readonly kept: InvitationPrivateState;
}

/** What the code says now, with what was computed before. */
function recorded(planned: InvitationFinalPlan, prior: InvitationState): InvitationState {
  return stateFromPlan(invitationSchema, planned, prior);
}

/**
 * Does what the plan decided, or nothing: if the directory has changed since the plan, the state is brought up to date and the
 * message says so. Once an invitation is out there are no errors any more, only warnings.
 */
export async function applyIntent(
  update: InvitationUpdate,
  planned: InvitationFinalPlan,
  prior: InvitationState,
): Promise<InvitationState> {
  const { context } = update;
  const intent = context.privateState?.intent;
  // An attempt that the plan could not know may turn out to be the old one.
  if (
    decideIntent(prior, planned, context.privateState) === "record" ||
    (intent !== "invite" && intent !== "reinvite")
  ) {
    return recorded(planned, prior);
  }
  if (intent === "invite") {
    return inviteAnew(update, recorded(planned, prior));
  }
  const observed = await observe(context.providerData, prior, context.signal, "now");
  if (observed.kind !== "pending") {
    return notPending(update, planned, prior, observed);
  }
  return observed.handshake.handshakeId === prior.handshake_id
    ? reinvite(update, planned, prior)
    : followUnrecorded(update, stateOf(observed, recorded(planned, prior)));
}

/** A member is what was wanted, anything else is for the next plan. */
function notPending(
  { context, member }: InvitationUpdate,
  planned: InvitationFinalPlan,
  prior: InvitationState,
  observed: RemoteState,
): InvitationState {
  const now = stateOf(observed, prior);
  if (now.status === "Accepted") {
    warn(context, messages.alreadyMember(member));
    return { ...recorded(planned, prior), status: now.status, account_id: now.account_id };
  }
  refuse(
    context,
    messages.changedMeanwhile(member, `pending as ${prior.handshake_id ?? "?"}`, describe(now)),
  );
  context.save(now);
  return now;
}

/** A plan may be older than the invitation that it asks for: made without a refresh, or applied once before, unanswered. */
function followUnrecorded(
  { context, member, kept }: InvitationUpdate,
  now: InvitationState,
): InvitationState {
  context.setPrivateState({ ...kept, putOff: undefined });
  warn(context, messages.mayBeOut(member, now));
  return now;
}

async function reinvite(
  update: InvitationUpdate,
  planned: InvitationFinalPlan,
  prior: InvitationState,
): Promise<InvitationState> {
  const { context } = update;
  const { providerData, signal } = context;
  const next: InvitationState = { ...recorded(planned, prior), status: "Cancelled" };
  const replaced = await providerData.reinvitations.run(() => cancelAndInvite(context, prior, next));
  if (replaced.outcome === "held-back") {
    return heldBack(update, recorded(planned, prior), replaced);
  }
  if (replaced.outcome === "replaced") {
    return afterInvite(update, next, replaced.result, next.timeouts?.update);
  }
  return notPending(update, planned, prior, await observe(providerData, prior, signal, "now"));
}

/** What became of an invitation that another one is to follow. */
type Replacement =
  | { readonly outcome: "replaced"; readonly result: InviteOutcome }
  /** The service takes no more invitations today: it stays as it is. */
  | { readonly outcome: "held-back"; readonly at: Date }
  | { readonly outcome: "not-pending" };

async function cancelAndInvite(
  context: InvitationApply,
  prior: InvitationState,
  next: InvitationState,
): Promise<Replacement> {
  const { providerData, signal } = context;
  if (providerData.invitationsAreUsedUp) {
    const { at } = await providerData.handshakes(signal, "shared");
    return { outcome: "held-back", at };
  }
  const directory = await providerData.directory(signal);
  const input = { handshakeId: prior.handshake_id ?? "", target: prior.target };
  const { outcome } = await cancelInvitation.run(directory, input, { signal });
  if (outcome !== "cancelled") {
    return { outcome: "not-pending" };
  }
  context.save({ ...prior, status: "Cancelled" });
  return { outcome: "replaced", result: await inviteOrQueue(context, next) };
}

async function inviteAnew(update: InvitationUpdate, base: InvitationState): Promise<InvitationState> {
  return afterInvite(update, base, await inviteOrQueue(update.context, base), base.timeouts?.update);
}

/** Invites, unless the service has said already that it takes no more invitations today. */
export async function inviteOrQueue(context: InvitationApply, base: InvitationState): Promise<InviteOutcome> {
  const { providerData, signal } = context;
  const directory = await providerData.directory(signal);
  if (providerData.invitationsAreUsedUp) {
    return withoutSending(context, base);
  }
  const result = await invite.run(directory, requestOf(base), { signal });
  providerData.invitationsAreUsedUp ||= result.outcome === "used-up" && !result.ofTarget;
  return result;
}

/** The service takes no more invitations today, which is no matter where none is to be sent. One shared read for all. */
async function withoutSending(
  { providerData, signal }: InvitationApply,
  base: InvitationState,
): Promise<InviteOutcome> {
  const look = { providerData, signal, freshness: "shared" } as const;
  const { value: handshakes, at } = await handshakesOf(look, base.target);
  const accountId = accountOf(base);
  const account = accountId === null ? null : await providerData.listedMember(accountId, signal);
  if (account !== null) {
    return { outcome: "already-member", account, at };
  }
  const handshake = handshakes.find(({ status }) => status === HANDSHAKE_PENDING);
  return handshake === undefined
    ? { outcome: "used-up", ofTarget: false, at }
    : { outcome: "adopted", handshake, at };
}

/** The state after an invitation was sent, found, or not needed. */
export async function afterInvite(
  { context, member, kept }: InvitationUpdate,
  base: InvitationState,
  result: InviteOutcome,
  timeout: string | null | undefined,
): Promise<InvitationState> {
  context.setPrivateState({ ...kept, putOff: undefined });
  switch (result.outcome) {
    case "used-up":
      return queued({ context, member, kept }, base, result);
    case "already-member":
      context.setPrivateState({ ...kept, memberName: result.account.displayName, putOff: undefined });
      warn(
        context,
        messages.alreadyMember(memberLabel(shownTarget(base.target), result.account.displayName)),
      );
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
        sent_tags: base.tags ?? {},
      };
      context.save(state);
      return waitForAnswer(context, member, state, timeout);
    }
  }
}

/** The state of an invitation that was accepted before it came into state. Nothing is sent. */
export function followAccepted(
  context: InvitationApply,
  member: string,
  base: InvitationState,
  { observed, handshakeId }: AcceptedBefore,
): InvitationState {
  const account = observed.kind === "member" ? observed.account : null;
  context.setPrivateState({ ...lastingPrivateState(null), memberName: account?.displayName ?? null });
  warn(
    context,
    account === null
      ? messages.memberUnknown(member)
      : messages.alreadyMember(memberLabel(account.accountId, account.displayName)),
  );
  return { ...stateOf(observed, { ...base, adopted: true, handshake_id: handshakeId }), sent_tags: null };
}

function queued(
  update: InvitationUpdate,
  base: InvitationState,
  refused: { readonly at: Date },
): InvitationState {
  const none = { handshake_id: null, account_id: null, expires_at: null, adopted: false };
  return heldBack(update, { ...base, ...none, status: QUEUED }, refused);
}

/** The service takes no more invitations today. What the code says is recorded, and a later run invites. */
function heldBack(
  { context, member, kept }: InvitationUpdate,
  state: InvitationState,
  { at }: { readonly at: Date },
): InvitationState {
  const putOff = putOffAt(at, QUEUE_PAUSE_MS);
  context.setPrivateState({ ...kept, putOff });
  warn(context, messages.isQueued(member, state, putOff.until));
  return state;
}

/** Waits until the invited account has answered, if the `timeouts` block says so. */
async function waitForAnswer(
  context: InvitationApply,
  member: string,
  state: InvitationState,
  timeout: string | null | undefined,
): Promise<InvitationState> {
  const { seen, stopped } = await waitForPerson(context, {
    member,
    what: "the answer to the invitation",
    timeout,
    read: () => observe(context.providerData, state, context.signal, "now"),
    checkState: (observed) => (observed.kind === "pending" ? "pending" : "settled"),
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

function describe(state: InvitationState): string {
  return state.status === "Pending" ? `pending as ${state.handshake_id ?? "?"}` : (state.status ?? "unknown");
}
