import { HANDSHAKE_ACCEPTED, HANDSHAKE_PENDING } from "../../../directory";
import type { InvitationRequest, TargetType } from "../../../directory";
import { isKnown } from "../../../plugin";
import type { ApplyContext } from "../../../plugin";
import type { ProviderData } from "../../provider-data";
import { putOffAsOf } from "../../put-off";
import type { PutOff } from "../../put-off";
import { LAPSED, QUEUED } from "./remote";
import type { RemoteState } from "./remote";
import type { InvitationFinalPlan, InvitationPlan, InvitationState } from "./schema";

/**
 * What an update is going to do; decided in the plan, from state and configuration alone, and kept with it.
 *
 * - `record`: take over what the code says, send nothing.
 * - `invite`: nothing is pending; invite.
 * - `reinvite`: cancel what is pending, then invite.
 */
export type InvitationIntent = "record" | "invite" | "reinvite";

/** What a destruction is going to do; `forget` makes no call. */
type RemovalIntent = "forget" | "cancel" | "remove";

/** Kept beside the state. */
export interface InvitationPrivateState {
  readonly memberName: string | null;
  /** How many invitations had been sent before `attempt` was changed last; less by those that may have gone out unseen. */
  readonly invitationsBefore?: number;
  /** Until when an invitation is not tried again that the service did not take. One that was to follow a pending one left that as it is. */
  readonly putOff?: PutOff;
  /** The refresh has found an invitation that was not in state, as an import does: it may be the one that the code asks for. */
  readonly unrecordedInvitation?: boolean;
  /** There only between a plan and its apply. */
  readonly intent?: InvitationIntent | RemovalIntent;
}

export type InvitationApply = ApplyContext<ProviderData, InvitationPrivateState, InvitationState>;

export function decideIntent(
  prior: InvitationState,
  planned: InvitationPlan,
  kept: InvitationPrivateState | null,
): InvitationIntent {
  const isWanted = isRaised(planned, prior) || isDue(planned, prior, kept);
  if (!isWanted || prior.status === HANDSHAKE_ACCEPTED || mayBeOut(planned, prior, kept)) {
    return "record";
  }
  return prior.status === HANDSHAKE_PENDING ? "reinvite" : "invite";
}

/** One that the plan cannot know may be higher: it shows what would follow. */
function isRaised({ attempt }: InvitationPlan, prior: InvitationState): boolean {
  return !isKnown(attempt) || attempt > prior.attempt;
}

/** An invitation that no change of the code asks for: it was asked for before and waits, or is to follow what lapsed. */
function isDue(
  planned: InvitationPlan,
  prior: InvitationState,
  kept: InvitationPrivateState | null,
): boolean {
  return prior.status === QUEUED
    ? kept?.putOff?.isOver !== false
    : (waitingOne(planned, prior, kept)?.isOver ?? invitesAgain(planned, prior, kept));
}

/** What waits for the service. A number that was put back asks for none, not even for the one that would follow a pending one. */
export function waitingOne(
  planned: InvitationPlan,
  prior: InvitationState,
  kept: InvitationPrivateState | null,
): PutOff | undefined {
  return planned.attempt === prior.attempt ? kept?.putOff : undefined;
}

/**
 * Whether the invitation of a higher attempt may be out: an apply whose answer was lost has left no other trace than one that is
 * pending and was not in state. It is then taken for sent: one more can be asked for, one that is out cannot be taken back unseen.
 */
export function mayBeOut(
  planned: InvitationPlan,
  prior: InvitationState,
  kept: InvitationPrivateState | null,
): boolean {
  return kept?.unrecordedInvitation === true && isRaised(planned, prior);
}

/** Whether what lapsed is invited anew without a change of the code. */
export function invitesAgain(
  {
    when_expired: whenExpired,
    max_invitations: most,
  }: Pick<InvitationPlan, "when_expired" | "max_invitations">,
  prior: InvitationState,
  kept: InvitationPrivateState | null,
): boolean {
  const isLapsed = LAPSED.includes(prior.status ?? "") && whenExpired === "invite_again";
  return isLapsed && isKnown(most) && invitationsSinceChange(prior, kept) < most;
}

/** How many have been sent since the code asked for one; that one counts, whatever became of it. */
export function invitationsSinceChange(
  { invitations_sent: sent }: InvitationState,
  kept: InvitationPrivateState | null,
): number {
  return Math.max(1, (sent ?? 0) - (kept?.invitationsBefore ?? 0));
}

/** PROTECT of a member does not come here: it is refused. */
export function decideRemoval(prior: InvitationState): RemovalIntent {
  if (prior.removal_policy === "ABANDON") {
    return "forget";
  }
  if (prior.status === HANDSHAKE_ACCEPTED) {
    return "remove";
  }
  return prior.status === HANDSHAKE_PENDING && prior.adopted !== true ? "cancel" : "forget";
}

/** What is known of the member, without what was meant for one plan or apply only. */
export function lastingPrivateState(kept: InvitationPrivateState | null): InvitationPrivateState {
  return {
    memberName: kept?.memberName ?? null,
    invitationsBefore: kept?.invitationsBefore ?? 0,
    ...(kept?.putOff && { putOff: kept.putOff }),
  };
}

/** What a refresh keeps. Invitations that went out unseen count, so that nobody gets more than the code allows. */
export function privateStateAtRefresh(
  kept: InvitationPrivateState | null,
  state: InvitationState,
  observed: RemoteState,
  { at, isImported }: { readonly at: Date | null; readonly isImported: boolean },
): InvitationPrivateState {
  const isNew = observed.kind === "pending" && observed.handshake.handshakeId !== state.handshake_id;
  const unseen = kept === null || isNew ? 1 : 0;
  // One that is out, or a member, is what was waited for.
  const isWaiting = observed.kind === "over" || (observed.kind === "pending" && !isNew);
  return {
    ...lastingPrivateState(kept),
    memberName: observed.kind === "member" ? observed.account.displayName : (kept?.memberName ?? null),
    invitationsBefore: (kept?.invitationsBefore ?? 0) - unseen,
    putOff: isWaiting && kept?.putOff && at !== null ? putOffAsOf(at, kept.putOff) : undefined,
    ...((isNew || isImported) && { unrecordedInvitation: true }),
  };
}

/**
 * What is kept when an update begins. From a higher attempt on invitations are counted anew; a lower one asks for none, not even
 * for the one that waits.
 */
export function privateStateAtUpdate(
  kept: InvitationPrivateState | null,
  planned: InvitationFinalPlan,
  prior: InvitationState,
): InvitationPrivateState {
  const lasting = lastingPrivateState(kept);
  const sent = prior.invitations_sent ?? 0;
  if (planned.attempt > prior.attempt) {
    return { ...lasting, invitationsBefore: sent, putOff: undefined };
  }
  const before = lasting.invitationsBefore ?? 0;
  return {
    ...lasting,
    // The first one counts beside those that follow it, also where none was sent from here: one was pending.
    invitationsBefore: prior.status === QUEUED || lasting.putOff ? before : Math.min(before, sent - 1),
    putOff: planned.attempt === prior.attempt ? lasting.putOff : undefined,
  };
}

/** What is sent to invite the target. */
export function requestOf(state: InvitationState): InvitationRequest {
  const { target, note, tags, folder_id: folderId } = state;
  return { target, targetType: targetTypeOf(state), note, tags: tags ?? {}, folderId };
}

function targetTypeOf({ target_type: type }: InvitationState): TargetType {
  return type === "Email" ? "Email" : "Account";
}
