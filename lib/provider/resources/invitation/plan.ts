import { HANDSHAKE_ACCEPTED, HANDSHAKE_PENDING } from "../../../directory";
import { expectComputed, isKnown, keepComputed } from "../../../plugin";
import type { PlanContext } from "../../../plugin";
import { addressKey, shownTarget } from "../../../rules";
import { refuseManagementAccount } from "../../management-account";
import { refuseOverLimit } from "../../over-limit";
import type { ProviderData } from "../../provider-data";
import { memberLabel, warn } from "../../reporting";
import type { Message } from "../../reporting";
import { unlessRefused } from "../mail-hook";
import * as messages from "./messages";
import { acceptedBefore, QUEUED } from "./remote";
import { invitationSchema } from "./schema";
import type { InvitationPlan, InvitationState } from "./schema";
import {
  decideIntent,
  invitationsSinceChange,
  invitesAgain,
  lastingPrivateState,
  mayBeOut,
  waitingOne,
} from "./state";
import type { InvitationPrivateState } from "./state";

type Plan = PlanContext<ProviderData, InvitationPrivateState>;

/** Plans the first invitation, unless the target is a member or invited already: then none goes out. */
export async function planFirstInvitation(context: Plan, target: string, isAccount: boolean): Promise<void> {
  const shown = shownTarget(target);
  const seen = await unlessRefused(lookAt(context, target, isAccount), shown);
  if (isAccount && seen?.member === null && (await refuseManagementAccount(context, target, "target"))) {
    return;
  }
  if (seen?.member != null) {
    warn(context, messages.alreadyMember(memberLabel(seen.member.accountId, seen.member.displayName)));
  } else if (seen?.isUnknownMember === true) {
    warn(context, messages.memberUnknown(shown));
  } else if (seen?.pending !== undefined) {
    warn(context, messages.isPending(shown, seen.pending.handshakeId));
  } else if (!refuseOverLimit(context, "invitations", addressKey(target))) {
    warn(context, seen === null ? messages.willInviteFirst(shown) : messages.willInvite(shown));
  }
}

async function lookAt({ providerData, signal }: Plan, target: string, isAccount: boolean) {
  const accepted = await acceptedBefore(
    { providerData, signal, freshness: "shared" },
    { target, target_type: isAccount ? "Account" : "Email" },
  );
  const byEmail = accepted?.observed.kind === "member" ? accepted.observed.account : null;
  const member = isAccount ? await providerData.memberAtFirst(target, signal) : byEmail;
  const pending = (await providerData.handshakesAtFirst(signal)).find(
    ({ targetEntity, status }) =>
      status === HANDSHAKE_PENDING && addressKey(targetEntity) === addressKey(target),
  );
  return { member, pending, isUnknownMember: accepted !== null };
}

/** Plans what an update of an invitation sends, which may be nothing, and says so. */
export function planInvitation(
  context: Plan,
  member: string,
  planned: InvitationPlan,
  prior: InvitationState,
): void {
  const intent = decideIntent(prior, planned, context.privateState);
  if (intent === "record") {
    keepComputed(invitationSchema, planned, prior);
    sayWhatIsOpen(context, member, planned, prior);
    return;
  }
  if (refuseOverLimit(context, "invitations", addressKey(prior.target))) {
    return;
  }
  expectComputed(invitationSchema, planned);
  context.setPrivateState({ ...lastingPrivateState(context.privateState), intent });
  if (intent === "reinvite") {
    warn(context, messages.willCancel(member, prior));
  }
  const isAskedFor =
    planned.attempt !== prior.attempt ||
    context.privateState?.putOff !== undefined ||
    !invitesAgain(planned, prior, context.privateState);
  warn(
    context,
    isAskedFor
      ? messages.willInvite(member)
      : messages.willInviteAgain(
          member,
          asTheCodeSays(planned, prior),
          invitationsSinceChange(prior, context.privateState),
        ),
  );
}

function sayWhatIsOpen(context: Plan, member: string, planned: InvitationPlan, prior: InvitationState): void {
  const isEdited = (["note", "folder_id"] as const).some((name) => planned[name] !== prior[name]);
  const isRetagged = JSON.stringify(planned.tags) !== JSON.stringify(prior.tags);
  if (prior.status === HANDSHAKE_ACCEPTED) {
    if (planned.attempt !== prior.attempt) {
      warn(context, messages.alreadyMember(member));
    }
    if (prior.account_id === null) {
      warn(context, messages.memberUnknown(member));
    }
    if (planned.folder_id !== prior.folder_id || isRetagged) {
      warn(context, messages.settingsOfMember(member));
    }
    return;
  }
  warn(context, whatIsOpen(context, member, planned, prior));
  if (prior.status === HANDSHAKE_PENDING && (isEdited || isRetagged)) {
    warn(context, messages.editRecorded(member));
  }
}

function whatIsOpen(
  { privateState: kept }: Plan,
  member: string,
  planned: InvitationPlan,
  prior: InvitationState,
): Message {
  const next = asTheCodeSays(planned, prior);
  if (prior.status === QUEUED || waitingOne(planned, prior, kept)) {
    return messages.isQueued(member, prior, kept?.putOff?.until ?? null);
  }
  if (prior.status !== HANDSHAKE_PENDING) {
    return messages.lapsed(member, next);
  }
  return mayBeOut(planned, prior, kept) ? messages.mayBeOut(member, prior) : messages.waiting(member, next);
}

/** What is said and advised comes on top of what this plan changes. */
function asTheCodeSays(
  { attempt, when_expired: whenExpired, max_invitations: most }: InvitationPlan,
  prior: InvitationState,
): InvitationState {
  return {
    ...prior,
    attempt: isKnown(attempt) ? attempt : prior.attempt,
    when_expired: isKnown(whenExpired) ? whenExpired : prior.when_expired,
    max_invitations: isKnown(most) ? most : prior.max_invitations,
  };
}
