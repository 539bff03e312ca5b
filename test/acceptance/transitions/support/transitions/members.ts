import type { Happening } from "./happening";

/** What a member may become of, its promotion and its type included. */
export const MEMBERS = {
  created: {
    from: "nothing",
    event: "the member is created",
    closer: "provider/member-begin: with a name alone costs one write",
  },
  cloudAccountCreated: {
    from: "nothing",
    event: "somebody else creates a cloud account, which waits for its owner",
  },
  creationConfirmed: { from: "cloud account that waits for its owner", event: "confirmed" },
  creationLapsed: { from: "cloud account that waits for its owner", event: "24 hours pass" },
  creationCancelled: { from: "cloud account that waits for its owner", event: "cancelled elsewhere" },
  creationFailed: { from: "cloud account that waits for its owner", event: "it fails" },
  creationResent: {
    from: "cloud account that waits for its owner",
    event: "its mail is sent again elsewhere",
  },
  joined: {
    from: "a pending invitation",
    event: "accepted: a member joins",
    closer: "provider/invitation-membership: is said once, recorded by apply without a call",
  },
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
  promotedSincePlan: { from: "resource account", event: "promoted by somebody else between plan and apply" },
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
  failedOtherwise: { from: "promotion under way", event: "it fails for another reason" },
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
  resentALittleLater: {
    from: "promotion under way, a mail of it put off",
    event: "sent again a minute later",
  },
  addressedAnew: {
    from: "promotion under way",
    event: "another address",
    closer: "provider/promotion-mails: another address cancels the live link and promotes with the new one",
  },
  resentWithRecord: {
    from: "promotion under way, begun elsewhere, its record id in the code",
    event: "sent again",
  },
  cancelledWithRecord: {
    from: "promotion under way, begun elsewhere, its record id in the code",
    event: "cancelled by the code",
  },
  resentWithoutRecord: {
    from: "promotion under way, its record id not in state",
    event: "sent again",
    closer:
      "provider/lost-handle: refuses a higher attempt until the link has lapsed, and then promotes anew",
  },
  cancelledWithoutRecord: {
    from: "promotion under way, its record id not in state",
    event: "forgotten by the code",
  },
  resentUnknown: { from: "promotion under way, its record id unknown to the service", event: "sent again" },
  cancelledUnknown: {
    from: "promotion under way, its record id unknown to the service",
    event: "cancelled by the code",
  },
  resentAfterExpiry: {
    from: "promotion that lapsed since the plan",
    event: "sent again",
    closer: "provider/promotion-people: expired: nothing is sent, the message says so",
  },
  resentAfterCancel: { from: "promotion cancelled since the plan", event: "sent again" },
  resentAfterFailure: { from: "promotion that failed since the plan", event: "sent again" },
  resentAfterConfirmation: { from: "promotion confirmed since the plan", event: "sent again" },
  cancelledAfterExpiry: { from: "promotion that lapsed since the plan", event: "cancelled by the code" },
  cancelledAfterCancel: { from: "promotion cancelled since the plan", event: "cancelled by the code" },
  cancelledAfterFailure: { from: "promotion that failed since the plan", event: "cancelled by the code" },
  cancelledAfterConfirmation: { from: "promotion confirmed since the plan", event: "cancelled by the code" },
  switchWhilePromoted: {
    from: "promotion under way",
    event: "a type switch is refused",
    closer: "provider/account-type: a promotion waits for its confirmation",
  },
  switchWhilePromotedSincePlan: {
    from: "promotion under way since the plan",
    event: "a type switch is refused",
  },
  deletionWhilePromoted: {
    from: "promotion under way",
    event: "a deletion is refused",
    closer: "provider/member-end: a promotion under way",
  },
  deletionWhilePromotedSincePlan: {
    from: "promotion under way since the plan",
    event: "a deletion is refused",
  },
  promotedAnewAfterExpiry: {
    from: "promotion expired",
    event: "promoted anew",
    closer:
      "provider/promotion-again: is planned as an update of the same object, says which mail it is, and sends one",
  },
  promotedAnewAfterCancel: { from: "promotion cancelled", event: "promoted anew" },
  promotedAnewAfterFailure: { from: "promotion failed", event: "promoted anew" },
  promotedAnewSincePlan: {
    from: "promotion expired",
    event: "promoted anew by somebody else between plan and apply",
  },
  promotedByItself: { from: "promotion expired", event: "promoted anew by itself" },
  promotedByItselfTooOften: {
    from: "promotion expired, no mail left to send by itself",
    event: "nothing is sent",
  },
  notPromotedByItself: {
    from: "promotion cancelled, one mail left to send by itself",
    event: "nothing is sent",
  },
  promotedToTaken: {
    from: "resource account",
    event: "promoted to the address of another account: refused",
  },
  promotedTwice: {
    from: "cloud account that was promoted",
    event: "a promotion has nothing to do",
    closer: "provider/promotion-mails: a member that is a cloud account already gets no mail",
  },
  promotedInvited: { from: "cloud account that was invited", event: "a promotion has nothing to do" },
  switchedToCloud: {
    from: "resource account",
    event: "switched to a cloud account",
    closer: "provider/account-type: to a cloud account is one UpdateAccount",
  },
  switchWaits: {
    from: "resource account without secure phone or e-mail",
    event: "the switch waits, as told",
    closer:
      "provider/account-type: is no error, changes no further plan, and is done by the first run after it has",
  },
  switchRefused: { from: "resource account without secure phone or e-mail", event: "the switch is refused" },
  switchedBack: {
    from: "cloud account",
    event: "switched to a resource account",
    closer: "provider/account-type: back to a resource account is an update with one UpdateAccount",
  },
  switchBackWithRootKey: {
    from: "cloud account with a root key in use",
    event: "a switch to a resource account is refused",
    closer: "provider/account-type: the root key is in use",
  },
  switchBackOfOtherEntity: {
    from: "cloud account of another legal entity",
    event: "a switch to a resource account is refused",
  },
  switchBackWithoutSecurityInfo: {
    from: "cloud account without secure phone or e-mail",
    event: "a switch to a resource account is refused",
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
  switchedSincePlan: { from: "any account", event: "switched by somebody else between plan and apply" },
  removed: {
    from: "cloud account that was invited",
    event: "removed",
    closer: "provider/member-end: removes a member that joined by invitation",
  },
  removedSincePlan: {
    from: "cloud account that was invited",
    event: "removed by somebody else between plan and apply",
  },
  removalRefused: {
    from: "resource account that was invited",
    event: "a removal is refused",
    closer:
      "provider/member-end: refuses the plan for an invited member that was switched to a resource account",
  },
  removalRefusedSincePlan: {
    from: "resource account that was invited, switched since the plan",
    event: "a removal is refused",
  },
  deletionOfCreatedRefused: { from: "cloud account that was created as one", event: "a deletion is refused" },
  deletionOfPromotedRefused: {
    from: "cloud account that was promoted",
    event: "a deletion is refused",
    closer: "provider/member-end: a created cloud account",
  },
  deletionOfSwitchedRefused: { from: "cloud account that was switched", event: "a deletion is refused" },
  deletionOfCloudSincePlan: {
    from: "cloud account that was switched since the plan",
    event: "a deletion is refused",
  },
  memberDeletedElsewhere: { from: "member that was created", event: "deleted elsewhere" },
  removedElsewhere: {
    from: "member that was invited",
    event: "removed elsewhere",
    closer: "provider/member-changes: is the whole account: a warning in every plan",
  },
  rejoined: {
    from: "removed",
    event: "joins again",
    closer: "provider/member-changes: can be undone: a member that is back is found again",
  },
} as const satisfies Readonly<Record<string, Happening>>;
