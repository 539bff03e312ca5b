import { RemovalPolicy } from "../../../../lib";
import { INVITEE_ACCOUNT_ID } from "../../../../lib/testing";
import { nobody, OWN } from "../../../support/member-kinds";
import { accept, ALONE, cancel, decline, invitation, JOINED, remove } from "../support/invitee";
import type { Story } from "../support/story";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../support/time";

const INVITE = "InviteAccountToResourceDirectory";
const CANCEL = "CancelHandshake";
const WAITS = "Waits for a person";
/** Until somebody answers, or nobody does. */
export const INVITATION: Story = {
  title: "an invitation",
  kinds: [OWN],
  steps: () => ({
    "is sent once": {
      walks: ["invited"],
      code: invitation(),
      calls: [INVITE],
      becomes: { invitations: ["Pending"] },
      warns: WAITS,
    },
    "is cancelled with its line": {
      walks: ["withdrawn"],
      code: nobody(OWN),
      calls: [CANCEL],
      becomes: { invitations: ["Cancelled"] },
    },
    "that somebody else has sent is followed": {
      walks: ["invitedElsewhere"],
      meanwhile: ({ world }) => world.inviteElsewhere(INVITEE_ACCOUNT_ID),
      code: invitation(),
      becomes: { invitations: ["Cancelled", "Pending"] },
      warns: WAITS,
    },
    "that was declined is reported": {
      walks: ["declined"],
      meanwhile: decline,
      becomes: { invitations: ["Cancelled", "Declined"] },
      warns: "the invited account declined",
    },
    "is sent anew for a higher attempt": {
      walks: ["invitedAnewAfterDecline"],
      code: invitation(2),
      calls: [INVITE],
      becomes: { invitations: ["Cancelled", "Declined", "Pending"] },
      warns: WAITS,
    },
    "that somebody else cancels is reported": {
      walks: ["withdrawnElsewhere"],
      meanwhile: cancel,
      becomes: { invitations: ["Cancelled", "Declined", "Cancelled"] },
      warns: "was cancelled",
    },
    "is sent anew after that, too": {
      walks: ["invitedAnewAfterCancel"],
      code: invitation(3),
      calls: [INVITE],
      becomes: { invitations: ["Cancelled", "Declined", "Cancelled", "Pending"] },
      warns: WAITS,
    },
    "is over after two weeks": {
      walks: ["invitationExpired"],
      passes: 14 * DAY_MS,
      becomes: { invitations: ["Cancelled", "Declined", "Cancelled", "Expired"] },
      warns: "nobody answered within 14 days",
    },
    "is remembered when the service has forgotten it": {
      walks: ["recordGone"],
      passes: 30 * DAY_MS,
      becomes: { invitations: ["Cancelled", "Declined", "Cancelled"] },
      warns: "raise attempt from 3 to 4",
    },
    "is sent anew although nobody knows it": {
      walks: ["invitedAnewAfterRecord"],
      code: invitation(4),
      calls: [INVITE],
      becomes: { invitations: ["Cancelled", "Declined", "Cancelled", "Pending"] },
      warns: WAITS,
    },
    "makes a member of whoever accepts it": {
      walks: ["joined"],
      meanwhile: accept,
      says: "accepted the invitation",
      becomes: { ...JOINED, invitations: ["Cancelled", "Declined", "Cancelled", "Accepted"] },
    },
    "has not to be read any more": {
      walks: ["recordClosed"],
      meanwhile: ({ options }) => (options.managementGetHandshakeAfterAccept = "mismatch"),
    },
  }),
};

/** What follows when the member is gone, or the invitation is not what the plan took it for. */
export const MEMBERSHIP: Story = {
  title: "a membership by invitation",
  kinds: [OWN],
  steps: () => ({
    "begins with an invitation": {
      walks: ["invited"],
      code: invitation(),
      calls: [INVITE],
      becomes: { invitations: ["Pending"] },
      warns: WAITS,
    },
    "is not ended by a line that is deleted while the account accepts": {
      walks: ["withdrawnAfterAccept", "joined"],
      code: nobody(OWN),
      sincePlan: accept,
      refused: "is not what the plan took it for",
      becomes: { ...JOINED, invitations: ["Accepted"] },
    },
    "that somebody else ends is reported": {
      walks: ["removedElsewhere"],
      meanwhile: remove,
      becomes: ALONE,
      warns: "was removed from the directory",
    },
    "cannot be begun again at once": {
      walks: ["reinvitedTooSoon"],
      meanwhile: ({ options }) => (options.reinviteDelayMs = 2 * MINUTE_MS),
      code: invitation(2),
      calls: [INVITE],
      refused: "NotSupport.AccountInAnotherResourceDirectory",
      warns: "was removed from the directory",
    },
    "can be begun again some minutes later": {
      walks: ["invitedAnewAfterRemoval"],
      passes: 2 * MINUTE_MS,
      code: invitation(2),
      calls: [INVITE],
      becomes: { invitations: ["Accepted", "Pending"] },
      warns: WAITS,
    },
    "may be ended by the code": {
      walks: ["joined"],
      meanwhile: accept,
      code: invitation(2, { removalPolicy: RemovalPolicy.DESTROY }),
      says: "accepted the invitation",
      becomes: { ...JOINED, invitations: ["Accepted", "Accepted"] },
    },
    "ends with its line": {
      walks: ["removed"],
      code: nobody(OWN),
      calls: ["RemoveCloudAccount"],
      becomes: ALONE,
    },
  }),
};

/** The service takes twenty a day, and not many for one account. */
export const QUEUED: Story = {
  title: "an invitation too many",
  kinds: [OWN],
  steps: () => ({
    "for the day waits": {
      walks: ["quotaUsedUp"],
      meanwhile: ({ options }) => (options.quotas.invitationsPerDay = 0),
      code: invitation(),
      calls: [INVITE],
      warns: "takes a limited number of invitations a day",
    },
    "is sent by the first run that the quota allows": {
      walks: ["quotaOfNextDay"],
      meanwhile: ({ options }) => (options.quotas.invitationsPerDay = 20),
      passes: HOUR_MS,
      calls: [INVITE],
      becomes: { invitations: ["Pending"] },
      warns: WAITS,
    },
    "for this account waits": {
      walks: ["targetQuotaUsedUp", "declined"],
      meanwhile: (fake) => {
        fake.options.quotas.sameTargetInvitationsPerDay = 1;
        decline(fake);
      },
      code: invitation(2),
      calls: [INVITE],
      becomes: { invitations: ["Declined"] },
      warns: "takes a limited number of invitations a day",
    },
    "for this account is sent the day after": {
      walks: ["targetQuotaOfNextDay"],
      passes: DAY_MS,
      calls: [INVITE],
      becomes: { invitations: ["Declined", "Pending"] },
      warns: WAITS,
    },
  }),
};
