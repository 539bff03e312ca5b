import type { Happening } from "./happening";

/** What a change of address may become of. */
export const ADDRESSES = {
  addressBegun: {
    from: "address of an account",
    event: "a change of it is begun",
    closer: "provider/account-email: sends one mail, waits for its person in every plan without changes",
  },
  addressConfirmed: { from: "change of address under way", event: "confirmed" },
  addressBegunElsewhere: {
    from: "address of an account",
    event: "a change of it is begun by somebody else",
    closer: "provider/account-email: is followed, and nothing is sent, until a higher attempt cancels it",
  },
  addressBegunSincePlan: {
    from: "address of an account",
    event: "a change of it is begun by somebody else between plan and apply",
  },
  addressTakesPlace: {
    from: "change of address under way, begun by somebody else",
    event: "cancelled and begun anew",
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
  addressResentALittleLater: {
    from: "change of address under way, a mail of it put off",
    event: "sent again a minute later",
  },
  addressResentConfirmed: { from: "change of address confirmed", event: "sent again" },
  addressResentAfterConfirmation: { from: "change of address confirmed since the plan", event: "sent again" },
  addressResentAfterCancel: { from: "change of address cancelled since the plan", event: "sent again" },
  addressResentAfterExpiry: { from: "change of address that lapsed since the plan", event: "sent again" },
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
  addressCancelledAfterConfirmation: {
    from: "change of address confirmed since the plan",
    event: "cancelled by the code",
  },
  addressCancelledAfterCancel: {
    from: "change of address cancelled since the plan",
    event: "cancelled by the code",
  },
  addressCancelledAfterExpiry: {
    from: "change of address that lapsed since the plan",
    event: "cancelled by the code",
  },
  addressCancelledElsewhere: {
    from: "change of address under way",
    event: "cancelled elsewhere",
    closer: "provider/account-email: is a warning in every plan, until a higher attempt changes anew",
  },
  addressExpired: { from: "change of address under way", event: "its time runs out" },
  addressBegunAfterConfirmation: { from: "change of address confirmed", event: "begun anew" },
  addressBegunAfterCancel: { from: "change of address cancelled", event: "begun anew" },
  addressBegunAfterExpiry: { from: "change of address expired", event: "begun anew" },
  addressBegunAnewSincePlan: {
    from: "change of address confirmed",
    event: "begun anew by somebody else between plan and apply",
  },
} as const satisfies Readonly<Record<string, Happening>>;
