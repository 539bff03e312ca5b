import { Invitation, InvitationTarget, WhenInvitationExpired } from "../../../../lib";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL } from "../../../../lib/testing";
import { nobody, OWN } from "../../../support/member-kinds";
import type { Code } from "../../support/pipeline";
import { accept, ALONE, cancel, decline, invitation, JOINED, remove } from "../support/invitee";
import type { Event, Step, Story } from "../support/story";
import { DAY_MS } from "../support/time";

const INVITE = "InviteAccountToResourceDirectory";
const CANCEL = "CancelHandshake";
const WAITS = "Waits for a person";
const LAPSED_MS = 14 * DAY_MS + 1_000;
const lapse: Event = ({ clock }) => {
  clock.advance(LAPSED_MS);
};

const byItself = (attempt = 1) =>
  invitation(attempt, { whenExpired: WhenInvitationExpired.INVITE_AGAIN, maxInvitations: 2 });

const sent: Step = {
  walks: ["invited"],
  code: invitation(),
  calls: [INVITE],
  becomes: { invitations: ["Pending"] },
  warns: WAITS,
};

/** As a nightly pipeline runs it. */
export const INVITATION_BY_ITSELF: Story = {
  title: "an invitation that is sent again by itself",
  kinds: [OWN],
  steps: () => ({
    "is sent once": {
      walks: ["invited"],
      code: byItself(),
      calls: [INVITE],
      becomes: { invitations: ["Pending"] },
      warns: WAITS,
    },
    "is sent anew in the night after it lapsed": {
      walks: ["invitationExpired", "invitedByItself"],
      passes: LAPSED_MS,
      calls: [INVITE],
      becomes: { invitations: ["Expired", "Pending"] },
      warns: WAITS,
    },
    "is over after as many as the code allows": {
      walks: ["invitedByItselfTooOften"],
      passes: LAPSED_MS,
      becomes: { invitations: ["Expired", "Expired"] },
      warns: "no more than max_invitations, 2, are sent",
    },
    "goes on for a higher attempt": {
      walks: ["invitedAnewAfterExpiry"],
      code: byItself(2),
      calls: [INVITE],
      becomes: { invitations: ["Expired", "Expired", "Pending"] },
      warns: WAITS,
    },
    "is not sent again when it was declined": {
      walks: ["notInvitedByItself"],
      meanwhile: decline,
      becomes: { invitations: ["Expired", "Expired", "Declined"] },
      warns: "the invited account declined; nothing is sent by itself",
    },
  }),
};

/** A higher attempt for one that is out takes its place. */
export const REPLACED_INVITATION: Story = {
  title: "an invitation that another one replaces",
  kinds: [OWN],
  steps: () => ({
    "is out": sent,
    "is cancelled for a higher attempt": {
      walks: ["invitationReplaced"],
      code: invitation(2),
      calls: [CANCEL, INVITE],
      becomes: { invitations: ["Cancelled", "Pending"] },
      warns: WAITS,
    },
    "stays declined if it was since the plan": {
      walks: ["replacedAfterDecline"],
      code: invitation(3),
      sincePlan: decline,
      refused: "is not what the plan took it for",
      becomes: { invitations: ["Cancelled", "Declined"] },
      warns: "the invited account declined",
    },
    "is sent anew after that": {
      walks: ["invitedAnewAfterDecline"],
      code: invitation(3),
      calls: [INVITE],
      becomes: { invitations: ["Cancelled", "Declined", "Pending"] },
      warns: WAITS,
    },
    "stays cancelled if it was since the plan": {
      walks: ["replacedAfterCancel"],
      code: invitation(4),
      sincePlan: cancel,
      refused: "is not what the plan took it for",
      becomes: { invitations: ["Cancelled", "Declined", "Cancelled"] },
      warns: "was cancelled",
    },
    "is sent anew after that, too": {
      walks: ["invitedAnewAfterCancel"],
      code: invitation(4),
      calls: [INVITE],
      becomes: { invitations: ["Cancelled", "Declined", "Cancelled", "Pending"] },
      warns: WAITS,
    },
    "stays lapsed if it did since the plan": {
      walks: ["replacedAfterExpiry"],
      code: invitation(5),
      sincePlan: lapse,
      refused: "is not what the plan took it for",
      becomes: { invitations: ["Cancelled", "Declined", "Cancelled", "Expired"] },
      warns: "nobody answered within 14 days",
    },
    "is followed if somebody else has sent it since the plan": {
      walks: ["invitedElsewhereSincePlan"],
      code: invitation(5),
      sincePlan: ({ world }) => world.inviteElsewhere(INVITEE_ACCOUNT_ID),
      says: "was pending already",
      becomes: { invitations: ["Cancelled", "Declined", "Cancelled", "Expired", "Pending"] },
      warns: WAITS,
    },
    "is the last one if it was accepted since the plan": {
      walks: ["replacedAfterAccept", "joined"],
      code: invitation(6),
      sincePlan: accept,
      says: "already",
      becomes: { ...JOINED, invitations: ["Cancelled", "Declined", "Cancelled", "Expired", "Accepted"] },
    },
  }),
};

/** What deleting its line would cancel is over by then. */
export const WITHDRAWN_SINCE_THE_PLAN: Story = {
  title: "since the plan that cancels it, an invitation",
  kinds: [OWN],
  steps: () => ({
    "is out": sent,
    "was declined": {
      walks: ["withdrawnAfterDecline"],
      code: nobody(OWN),
      sincePlan: decline,
      becomes: { invitations: ["Declined"] },
    },
    "is out again": {
      walks: ["invited"],
      code: invitation(),
      calls: [INVITE],
      becomes: { invitations: ["Declined", "Pending"] },
      warns: WAITS,
    },
    "was cancelled": {
      walks: ["withdrawnAfterCancel"],
      code: nobody(OWN),
      sincePlan: cancel,
      becomes: { invitations: ["Declined", "Cancelled"] },
    },
    "is out once more": {
      walks: ["invited"],
      code: invitation(),
      calls: [INVITE],
      becomes: { invitations: ["Declined", "Cancelled", "Pending"] },
      warns: WAITS,
    },
    "has lapsed": {
      walks: ["withdrawnAfterExpiry"],
      code: nobody(OWN),
      sincePlan: lapse,
      becomes: { invitations: ["Declined", "Cancelled", "Expired"] },
    },
  }),
};

const byAddress =
  (attempt = 1): Code =>
  (stack) => {
    new Invitation(stack, "acme", { target: InvitationTarget.email(INVITEE_EMAIL), attempt });
  };

/** Whose account id nobody knows before it joins. */
export const INVITATION_BY_ADDRESS: Story = {
  title: "an invitation by e-mail address",
  kinds: [OWN],
  steps: () => ({
    "is sent once": {
      walks: ["invitedByAddress"],
      code: byAddress(),
      calls: [INVITE],
      becomes: { invitations: ["Pending"] },
      warns: WAITS,
    },
    "that was declined is reported": {
      walks: ["declinedByAddress"],
      meanwhile: decline,
      becomes: { invitations: ["Declined"] },
      warns: "the invited account declined",
    },
    "is sent anew for a higher attempt": {
      walks: ["invitedAnewAfterDecline"],
      // Invitations are told apart by the second in which they were sent.
      passes: 1_000,
      code: byAddress(2),
      calls: [INVITE],
      becomes: { invitations: ["Declined", "Pending"] },
      warns: WAITS,
    },
    "makes a member of the account that has the address": {
      walks: ["joinedByAddress"],
      meanwhile: accept,
      says: "accepted the invitation",
      becomes: { ...JOINED, invitations: ["Declined", "Accepted"] },
    },
    "whose member somebody else removes is reported": {
      walks: ["removedElsewhere"],
      meanwhile: remove,
      becomes: ALONE,
      warns: "was removed from the directory",
    },
    "brings it back for a higher attempt": {
      walks: ["invitedAnewAfterRemoval"],
      passes: 1_000,
      code: byAddress(3),
      calls: [INVITE],
      becomes: { invitations: ["Declined", "Accepted", "Pending"] },
      warns: WAITS,
    },
    "is followed, not sent, if somebody else has done so": {
      walks: ["invitedElsewhere"],
      meanwhile: (fake) => {
        cancel(fake);
        fake.world.inviteElsewhere(INVITEE_EMAIL);
      },
      becomes: { invitations: ["Declined", "Accepted", "Cancelled", "Pending"] },
      warns: WAITS,
    },
  }),
};
