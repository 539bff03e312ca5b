/** What happens to a member, an invitation, a deletion or an address of the service. */
interface Happening {
  readonly from: string;
  readonly event: string;
  /** A test of one resource that says more of it: its file below `test/`, and words of its name. */
  readonly closer?: string;
}

/** Each that a stack can cause or observe; by a name for the steps that walk it. */
const HAPPENINGS = {
  // Members: api.md 7.1.
  created: {
    from: "nothing",
    event: "the member is created",
    closer: "provider/member-begin: with a name alone costs one write",
  },
  joined: {
    from: "a pending invitation",
    event: "accepted: a member joins",
    closer: "provider/invitation-membership: is said once, recorded by apply without a call",
  },
  cloudAccountCreated: {
    from: "nothing",
    event: "somebody else creates a cloud account, which waits for its owner",
  },
  creationConfirmed: { from: "cloud account that waits for its owner", event: "confirmed" },
  creationLapsed: { from: "cloud account that waits for its owner", event: "24 hours pass" },
  promoted: {
    from: "resource account",
    event: "promoted",
    closer: "provider/promotion-mails: applying twice sends exactly one mail",
  },
  promotedElsewhere: {
    from: "resource account",
    event: "promoted by somebody else",
    closer: "provider/promotion-people: expired, then promoted by somebody else",
  },
  confirmed: {
    from: "promotion under way",
    event: "confirmed: a cloud account",
    closer: "provider/promotion-people: a confirmation is said by the next plan",
  },
  expired: {
    from: "promotion under way",
    event: "24 hours pass",
    closer: "provider/promotion-people: nobody opened the link within 24 hours",
  },
  cancelled: {
    from: "promotion under way",
    event: "cancelled by the code",
    closer: "provider/promotion-refusals: deleting the hook cancels a promotion that is pending",
  },
  cancelledElsewhere: {
    from: "promotion under way",
    event: "cancelled elsewhere",
    closer: "provider/promotion-people: it was cancelled",
  },
  failed: {
    from: "promotion under way",
    event: "it fails, its address being taken",
    closer: "provider/promotion-people: it failed",
  },
  resent: {
    from: "promotion under way",
    event: "sent again",
    closer:
      "provider/promotion-mails: a higher attempt shows in the plan, sends one new mail, kills the old link",
  },
  resentTooSoon: {
    from: "promotion under way",
    event: "sent again too soon",
    closer:
      "provider/promotion-again: is no error: the attempt is recorded, and the first run after a minute",
  },
  addressedAnew: {
    from: "promotion under way",
    event: "another address",
    closer: "provider/promotion-mails: another address cancels the live link and promotes with the new one",
  },
  resentWithoutRecord: {
    from: "promotion under way, its record id unknown",
    event: "sent again, or cancelled by the code",
    closer:
      "provider/lost-handle: refuses a higher attempt until the link has lapsed, and then promotes anew",
  },
  resentTooLate: {
    from: "promotion that ended since the plan",
    event: "sent again",
    closer: "provider/promotion-people: expired: nothing is sent, the message says so",
  },
  cancelledTooLate: {
    from: "promotion confirmed since the plan",
    event: "cancelled by the code",
  },
  switchWhilePromoted: {
    from: "promotion under way",
    event: "a type switch is refused",
    closer: "provider/account-type: a promotion waits for its confirmation",
  },
  deletionWhilePromoted: {
    from: "promotion under way",
    event: "a deletion is refused",
    closer: "provider/member-end: a promotion under way",
  },
  promotedAnew: {
    from: "promotion expired, cancelled or failed",
    event: "promoted anew",
    closer:
      "provider/promotion-again: is planned as an update of the same object, says which mail it is, and sends one",
  },
  promotedTwice: {
    from: "cloud account",
    event: "a promotion has nothing to do",
    closer: "provider/promotion-mails: a member that is a cloud account already gets no mail",
  },
  switchedToCloud: {
    from: "resource account",
    event: "switched to a cloud account",
    closer: "provider/account-type: to a cloud account is one UpdateAccount",
  },
  switchWaits: {
    from: "resource account without secure phone or e-mail",
    event: "the switch waits, or is refused",
    closer:
      "provider/account-type: is no error, changes no further plan, and is done by the first run after it has",
  },
  switchedBack: {
    from: "cloud account",
    event: "switched to a resource account",
    closer: "provider/account-type: back to a resource account is an update with one UpdateAccount",
  },
  switchBackRefused: {
    from: "cloud account with a root key in use, or of another legal entity",
    event: "a switch to a resource account is refused",
    closer: "provider/account-type: the root key is in use",
  },
  switchedToSame: {
    from: "any account",
    event: "switched to the type that it has",
    closer: "provider/account-type: to the type that the member has calls nothing",
  },
  switchedElsewhere: {
    from: "any account",
    event: "switched by somebody else",
    closer: "provider/account-type: is planned again when somebody switched back",
  },
  removed: {
    from: "cloud account that was invited",
    event: "removed",
    closer: "provider/member-end: removes a member that joined by invitation",
  },
  removalRefused: {
    from: "resource account that was invited",
    event: "a removal is refused",
    closer:
      "provider/member-end: refuses the plan for an invited member that was switched to a resource account",
  },
  deletionOfCloudRefused: {
    from: "cloud account that was created",
    event: "a deletion is refused",
    closer: "provider/member-end: a created cloud account",
  },
  removedElsewhere: {
    from: "any member",
    event: "removed elsewhere",
    closer: "provider/member-changes: is the whole account: a warning in every plan",
  },
  rejoined: {
    from: "removed",
    event: "joins again",
    closer: "provider/member-changes: can be undone: a member that is back is found again",
  },

  // Invitations: api.md 7.2.
  invited: {
    from: "nothing",
    event: "an account is invited",
    closer: "provider/invitation-sending: is invited once, however often it is applied",
  },
  invitedElsewhere: {
    from: "invitation pending",
    event: "invited by somebody else",
    closer: "provider/invitation-sending: is adopted, nothing is sent, and deleting the block forgets it",
  },
  accepted: {
    from: "invitation pending",
    event: "accepted by the code",
    closer: "provider/handshake-acceptance: runs with the invitee's credentials only, once",
  },
  declined: {
    from: "invitation pending",
    event: "declined",
    closer: "provider/invitation-sending: was declined",
  },
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
  withdrawnTooLate: {
    from: "invitation accepted since the plan",
    event: "cancelled by the code",
    closer: "provider/invitation-membership: accepted between plan and apply: nobody is expelled",
  },
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
  invitedAnew: {
    from: "invitation expired, declined or cancelled",
    event: "invited anew",
    closer: "provider/invitation-again: ends after as many invitations as max_invitations says",
  },
  acceptedTooLate: {
    from: "invitation declined, cancelled or expired",
    event: "accepted too late",
    closer:
      "provider/handshake-acceptance: an invitation that was declined meanwhile is an error that says so",
  },
  acceptedTwice: {
    from: "invitation accepted",
    event: "accepted again",
    closer:
      "provider/handshake-acceptance: no call is made with the invitee's credentials, and none are needed",
  },
  recordClosed: {
    from: "invitation accepted",
    event: "its record cannot be read any more",
  },
  acceptedAnew: {
    from: "invitation accepted",
    event: "removed, invited and accepted anew",
    closer: "provider/handshake-acceptance: a further invitation after a removal is accepted in place",
  },
  reinvitedTooSoon: {
    from: "removed just now",
    event: "invited again too soon",
  },
  quotaUsedUp: {
    from: "no invitation left for today",
    event: "invited the day after",
    closer: "provider/invitation-again: end in success with the rest queued",
  },
  targetQuotaUsedUp: {
    from: "no invitation left for this account today",
    event: "invited the day after",
  },

  // Deletions: api.md 7.3.
  deletionNotAllowed: {
    from: "resource account of a directory that allows no deletion",
    event: "a deletion is refused",
  },
  deleted: {
    from: "resource account",
    event: "checked and deleted",
    closer: "provider/member-end: deletes the account after its check, and says so at plan",
  },
  checkEnds: {
    from: "check under way",
    event: "the check ends",
    closer: "provider/member-end: waits while the service checks",
  },
  checkFoundReasons: {
    from: "check done",
    event: "it found reasons against it",
    closer: "provider/member-end: deletes nothing while the check has reasons against it",
  },
  checkFoundAbandonable: {
    from: "check done",
    event: "it found what may be given up",
    closer:
      "provider/member-end: deletes nothing while the check finds what the code does not accept by its id",
  },
  deletionEnds: {
    from: "deletion under way",
    event: "it ends",
    closer: "provider/member-end: follows a deletion that an apply before has begun",
  },
  deletedElsewhere: {
    from: "deletion under way, begun by somebody else",
    event: "deleted by the code",
  },
  silencePeriod: {
    from: "deletion under way",
    event: "a silence period runs",
    closer: "provider/member-end: does not wait for the silence period, and says that it runs",
  },
  deletionGivenUp: {
    from: "deletion under way",
    event: "its own check finds reasons against it",
    closer: "provider/member-end: keeps a member whose deletion the service gives up",
  },
  deletionFailed: {
    from: "deletion under way",
    event: "it fails after its check",
  },

  // Changes of address: api.md 7.4.
  addressChanged: {
    from: "address of an account",
    event: "changed, and confirmed",
    closer: "provider/account-email: sends one mail, waits for its person in every plan without changes",
  },
  addressTaken: {
    from: "address of another account",
    event: "a change to it is refused",
    closer: "provider/account-email: a refusal points at the argument that is to blame",
  },
  addressResent: {
    from: "change of address under way",
    event: "sent again",
    closer: "provider/account-email: a higher attempt resends while the link is live",
  },
  addressResentTooSoon: {
    from: "change of address under way",
    event: "sent again too soon",
    closer: "provider/account-email: a mail that the service does not take yet is sent by the first run",
  },
  otherAddress: {
    from: "change of address under way",
    event: "another address",
    closer: "provider/account-email: another address cancels the live link and changes to the new one",
  },
  addressCancelled: {
    from: "change of address under way",
    event: "cancelled by the code",
    closer: "provider/account-email: a deleted block cancels what waits, forgets what is confirmed",
  },
  addressEndedElsewhere: {
    from: "change of address under way",
    event: "cancelled or expired elsewhere",
    closer: "provider/account-email: is a warning in every plan, until a higher attempt changes anew",
  },
  addressChangedElsewhere: {
    from: "change of address under way, begun by somebody else",
    event: "changed anew",
    closer: "provider/account-email: is followed, and nothing is sent, until a higher attempt cancels it",
  },
} as const satisfies Readonly<Record<string, Happening>>;

export type Transition = keyof typeof HAPPENINGS;

export const TRANSITIONS: Readonly<Record<Transition, Happening>> = HAPPENINGS;
