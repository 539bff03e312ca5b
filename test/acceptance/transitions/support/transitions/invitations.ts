import type { Happening } from "./happening";

/** What an invitation may become of. */
export const INVITATIONS = {
  invited: {
    from: "nothing",
    event: "an account is invited",
    closer: "provider/invitation-sending: is invited once, however often it is applied",
  },
  invitedByAddress: { from: "nothing", event: "an e-mail address is invited" },
  invitedElsewhere: {
    from: "invitation pending",
    event: "invited by somebody else",
    closer: "provider/invitation-sending: is adopted, nothing is sent, and deleting the block forgets it",
  },
  invitedElsewhereSincePlan: {
    from: "invitation pending since the plan, of somebody else",
    event: "invited",
  },
  invitationReplaced: { from: "invitation pending", event: "cancelled and invited anew" },
  replacedAfterAccept: { from: "invitation accepted since the plan", event: "cancelled and invited anew" },
  replacedAfterDecline: { from: "invitation declined since the plan", event: "cancelled and invited anew" },
  replacedAfterCancel: { from: "invitation cancelled since the plan", event: "cancelled and invited anew" },
  replacedAfterExpiry: { from: "invitation that lapsed since the plan", event: "cancelled and invited anew" },
  accepted: {
    from: "invitation pending",
    event: "accepted by the code",
    closer: "provider/handshake-acceptance: runs with the invitee's credentials only, once",
  },
  acceptedByAddress: { from: "invitation of an e-mail address pending", event: "accepted by the code" },
  joinedByAddress: {
    from: "invitation of an e-mail address pending",
    event: "accepted: its account id is known",
  },
  declined: {
    from: "invitation pending",
    event: "declined",
    closer: "provider/invitation-sending: was declined",
  },
  declinedByAddress: { from: "invitation of an e-mail address pending", event: "declined" },
  withdrawn: {
    from: "invitation pending",
    event: "cancelled by the code",
    closer: "provider/invitation-membership: deleted while pending",
  },
  withdrawnElsewhere: {
    from: "invitation pending",
    event: "cancelled elsewhere",
    closer: "provider/invitation-sending: was cancelled elsewhere",
  },
  withdrawnAfterAccept: {
    from: "invitation accepted since the plan",
    event: "cancelled by the code",
    closer: "provider/invitation-membership: accepted between plan and apply: nobody is expelled",
  },
  withdrawnAfterDecline: { from: "invitation declined since the plan", event: "cancelled by the code" },
  withdrawnAfterCancel: { from: "invitation cancelled since the plan", event: "cancelled by the code" },
  withdrawnAfterExpiry: { from: "invitation that lapsed since the plan", event: "cancelled by the code" },
  invitationExpired: {
    from: "invitation pending",
    event: "14 days pass",
    closer: "provider/invitation-sending: nobody answered within 14 days",
  },
  notVisibleYet: {
    from: "invitation pending",
    event: "not yet to be seen by its target",
    closer: "provider/handshake-acceptance: waits for an invitation that does not show yet",
  },
  recordGone: {
    from: "invitation expired",
    event: "30 days pass: its record is gone",
    closer: "provider/invitation-again: follows an invitation whose record is gone by now",
  },
  invitedAnewAfterExpiry: {
    from: "invitation expired",
    event: "invited anew",
    closer: "provider/invitation-again: ends after as many invitations as max_invitations says",
  },
  invitedAnewAfterRecord: { from: "invitation whose record is gone", event: "invited anew" },
  invitedAnewAfterDecline: { from: "invitation declined", event: "invited anew" },
  invitedAnewAfterCancel: { from: "invitation cancelled", event: "invited anew" },
  invitedAnewAfterRemoval: { from: "invitation accepted, its member removed", event: "invited anew" },
  invitedByItself: { from: "invitation expired", event: "invited anew by itself" },
  invitedByItselfTooOften: {
    from: "invitation expired, none left to send by itself",
    event: "nothing is sent",
  },
  notInvitedByItself: { from: "invitation declined, one left to send by itself", event: "nothing is sent" },
  acceptedAfterDecline: {
    from: "invitation declined",
    event: "accepted too late",
    closer:
      "provider/handshake-acceptance: an invitation that was declined meanwhile is an error that says so",
  },
  acceptedAfterDeclineSincePlan: { from: "invitation declined since the plan", event: "accepted too late" },
  acceptedAfterCancel: { from: "invitation cancelled", event: "accepted too late" },
  acceptedAfterExpiry: { from: "invitation expired", event: "accepted too late" },
  acceptedTwice: {
    from: "invitation accepted",
    event: "accepted again",
    closer:
      "provider/handshake-acceptance: no call is made with the invitee's credentials, and none are needed",
  },
  acceptedSincePlan: { from: "invitation accepted since the plan", event: "accepted again" },
  recordClosed: { from: "invitation accepted", event: "its record cannot be read any more" },
  acceptedAnew: {
    from: "invitation accepted",
    event: "removed, invited and accepted anew",
    closer: "provider/handshake-acceptance: a further invitation after a removal is accepted in place",
  },
  reinvitedTooSoon: { from: "removed just now", event: "invited again too soon" },
  quotaUsedUp: {
    from: "no invitation left for today",
    event: "invited: it is queued",
    closer: "provider/invitation-again: end in success with the rest queued",
  },
  quotaOfNextDay: { from: "invitation queued", event: "invited as soon as the quota allows" },
  targetQuotaUsedUp: { from: "no invitation left for this account today", event: "invited: it is queued" },
  targetQuotaOfNextDay: { from: "invitation of this account queued", event: "invited the day after" },
} as const satisfies Readonly<Record<string, Happening>>;
