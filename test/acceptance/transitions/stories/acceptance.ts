import { DirectoryCredentials, Invitation, InvitationTarget } from "../../../../lib";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL } from "../../../../lib/testing";
import { OWN } from "../../../support/member-kinds";
import type { Code } from "../../support/pipeline";
import { accept, ALONE, cancel, decline, invitation, JOINED, remove } from "../support/invitee";
import type { Story } from "../support/story";
import { DAY_MS, HOUR_MS } from "../support/time";

const INVITE = "InviteAccountToResourceDirectory";
const BOTH = [INVITE, "AcceptHandshake"];
const WAITS = "Waits for a person";
const LAPSED_MS = 14 * DAY_MS + 1_000;
/** Of real time: the provider looks for it again. */
const HIDDEN_MS = 1_000;
const accepted =
  (attempt = 1, prefix = "INVITEE_"): Code =>
  (stack) => {
    invitation(attempt)(stack).accept("acceptance", {
      credentials: DirectoryCredentials.environmentPrefix(prefix),
    });
  };

/** By the code, with the invited account's own credentials. */
export const ACCEPTANCE: Story = {
  title: "an acceptance",
  kinds: [OWN],
  steps: () => ({
    "waits until the invitation can be seen": {
      walks: ["invited", "notVisibleYet", "accepted"],
      meanwhile: ({ options }) => (options.handshakeVisibilityDelayMs = HIDDEN_MS),
      code: accepted(),
      calls: BOTH,
      becomes: { ...JOINED, invitations: ["Accepted"] },
      warns: "accepted the invitation",
    },
    "is not made twice, and needs no credentials any more": {
      walks: ["acceptedTwice"],
      meanwhile: ({ options }) => (options.handshakeVisibilityDelayMs = 0),
      code: accepted(1, "NOBODY_"),
      says: "accepted the invitation",
    },
    "follows a further invitation after a removal": {
      walks: ["removedElsewhere", "acceptedAnew"],
      meanwhile: remove,
      code: accepted(2),
      calls: BOTH,
      becomes: { ...JOINED, invitations: ["Accepted", "Accepted"] },
      warns: "accepted the invitation",
    },
    "is not undone with its line": {
      walks: ["removedElsewhere", "invitedAnewAfterRemoval"],
      meanwhile: remove,
      code: invitation(3),
      calls: [INVITE],
      says: "cannot be undone",
      becomes: { ...ALONE, invitations: ["Accepted", "Accepted", "Pending"] },
      warns: WAITS,
    },
    "of an invitation that was declined is refused": {
      walks: ["declined", "acceptedAfterDecline"],
      meanwhile: decline,
      code: accepted(3),
      refused: "is not pending but Declined",
      becomes: { invitations: ["Accepted", "Accepted", "Declined"] },
      warns: "the invited account declined",
    },
    "has another invitation": {
      walks: ["invitedAnewAfterDecline"],
      code: invitation(4),
      calls: [INVITE],
      becomes: { invitations: ["Accepted", "Accepted", "Declined", "Pending"] },
      warns: WAITS,
    },
    "of an invitation that was cancelled is refused": {
      walks: ["withdrawnElsewhere", "acceptedAfterCancel"],
      meanwhile: cancel,
      code: accepted(4),
      refused: "is not pending but Cancelled",
      becomes: { invitations: ["Accepted", "Accepted", "Declined", "Cancelled"] },
      warns: "was cancelled",
    },
    "has one more": {
      walks: ["invitedAnewAfterCancel"],
      code: invitation(5),
      calls: [INVITE],
      becomes: { invitations: ["Accepted", "Accepted", "Declined", "Cancelled", "Pending"] },
      warns: WAITS,
    },
    "of an invitation that has lapsed is refused": {
      walks: ["invitationExpired", "acceptedAfterExpiry"],
      passes: LAPSED_MS,
      code: accepted(5),
      refused: "is not pending but Expired",
      becomes: { invitations: ["Accepted", "Accepted", "Declined", "Cancelled", "Expired"] },
      warns: "nobody answered within 14 days",
    },
  }),
};

/** The invited account has answered by itself. */
export const ACCEPTANCE_SINCE_THE_PLAN: Story = {
  title: "since its plan, an acceptance",
  kinds: [OWN],
  steps: () => ({
    "has its invitation": {
      walks: ["invited"],
      code: invitation(),
      calls: [INVITE],
      becomes: { invitations: ["Pending"] },
      warns: WAITS,
    },
    "is refused if the invitation was declined": {
      walks: ["acceptedAfterDeclineSincePlan"],
      code: accepted(),
      sincePlan: decline,
      refused: "is not pending but Declined",
      becomes: { invitations: ["Declined"] },
      warns: "the invited account declined",
    },
    "has another invitation": {
      walks: ["invitedAnewAfterDecline"],
      code: invitation(2),
      calls: [INVITE],
      becomes: { invitations: ["Declined", "Pending"] },
      warns: WAITS,
    },
    "has nothing to do if it was made": {
      walks: ["acceptedSincePlan"],
      code: accepted(2),
      sincePlan: accept,
      becomes: { ...JOINED, invitations: ["Declined", "Accepted"] },
      warns: "accepted the invitation",
    },
  }),
};

const ACME = { members: { acme: "CloudAccount InviteSuccess" }, addresses: [INVITEE_EMAIL] };

const namedAndAccepted =
  (target: InvitationTarget): Code =>
  (stack) => {
    const acme = new Invitation(stack, "acme", { target, displayName: "acme" });
    acme.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix("INVITEE_") });
  };

/** Of an invitation by e-mail address. */
export const ACCEPTANCE_BY_ADDRESS: Story = {
  title: "an acceptance of an invitation by e-mail address",
  kinds: [OWN],
  steps: () => ({
    "makes a member whose account id is known from then on": {
      walks: ["invitedByAddress", "acceptedByAddress"],
      code: namedAndAccepted(InvitationTarget.email(INVITEE_EMAIL)),
      calls: [...BOTH, "UpdateAccount"],
      becomes: { ...ACME, invitations: ["Accepted"] },
      warns: "accepted the invitation",
    },
  }),
};

/** With an invitation that the service does not take today. */
export const QUEUED_ACCEPTANCE: Story = {
  title: "an acceptance of an invitation too many",
  kinds: [OWN],
  steps: () => ({
    "waits with it": {
      walks: ["quotaUsedUp"],
      meanwhile: ({ options }) => (options.quotas.invitationsPerDay = 0),
      code: namedAndAccepted(InvitationTarget.account(INVITEE_ACCOUNT_ID)),
      calls: [INVITE],
      says: "Waits for an invitation to be sent",
      warns: "Waits for an invitation to be sent",
    },
    "is made by the run that sends it, which gives the member its name": {
      walks: ["quotaOfNextDay", "accepted"],
      meanwhile: ({ options }) => (options.quotas.invitationsPerDay = 20),
      passes: HOUR_MS,
      calls: [...BOTH, "UpdateAccount"],
      becomes: { ...ACME, invitations: ["Accepted"] },
      warns: "accepted the invitation",
    },
  }),
};
