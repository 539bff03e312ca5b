import { WhenPromotionExpired } from "../../lib";
import type { PromotionProps } from "../../lib";
import type { FakeDirectory } from "../../lib/testing";
import { HOOK, otherMember, theMember } from "./hook";
import { LOWERED, NO_CALL, alike } from "./row";
import type { Outcome, PropertyTable } from "./row";

const OTHER_ADDRESS = { email: "ledger-root@example.com" };

const NOTHING_TO_PROMOTE: Outcome = {
  recorded: "nothing is sent to a cloud account",
  says: "Nothing to promote",
};

const confirmed = ({ world }: FakeDirectory): void => {
  world.confirmPromotion("payments");
};

const lapses = ({ world }: FakeDirectory): void => {
  world.expirePromotion("payments");
};

/** What becomes of each property of a `Promotion` when the code changes it. */
export const PROMOTION: PropertyTable<PromotionProps> = {
  account: [otherMember("another `Promotion`")],
  email: [
    alike({
      change: "another address, while the link is live",
      to: () => OTHER_ADDRESS,
      outcome: { applied: ["CancelPromoteResourceAccount", "PromoteResourceAccount"] },
    }),
    alike({
      change: "another address, once lapsed",
      meanwhile: lapses,
      to: () => OTHER_ADDRESS,
      outcome: { applied: ["PromoteResourceAccount"] },
    }),
    alike({
      change: "another address, once confirmed",
      meanwhile: confirmed,
      to: () => OTHER_ADDRESS,
      outcome: NOTHING_TO_PROMOTE,
    }),
  ],
  recordId: [
    alike({
      change: "that of the promotion",
      to: (place) => ({ account: theMember(place, place.accountId), recordId: place.recordId ?? "" }),
      outcome: NO_CALL,
    }),
    alike({
      change: "another one",
      to: (place) => ({ account: theMember(place, place.accountId), recordId: "elsewhere1" }),
      outcome: { leftAlone: "it counts only where the promotion is not in state yet" },
    }),
  ],
  attempt: [
    LOWERED,
    alike({
      change: "raised, while the link is live",
      to: () => ({ attempt: 2 }),
      outcome: { applied: ["ResendPromoteResourceAccountEmail"] },
    }),
    alike({
      change: "raised, once lapsed",
      meanwhile: lapses,
      to: () => ({ attempt: 2 }),
      outcome: { applied: ["PromoteResourceAccount"] },
    }),
    alike({
      change: "raised, once confirmed",
      meanwhile: confirmed,
      to: () => ({ attempt: 2 }),
      outcome: NOTHING_TO_PROMOTE,
    }),
  ],
  whenExpired: [
    alike({
      change: "`SEND_AGAIN`, while the link is live",
      to: () => ({ whenExpired: WhenPromotionExpired.SEND_AGAIN }),
      outcome: NO_CALL,
    }),
    alike({
      change: "`SEND_AGAIN`, once lapsed",
      meanwhile: lapses,
      to: () => ({ whenExpired: WhenPromotionExpired.SEND_AGAIN }),
      outcome: { applied: ["PromoteResourceAccount"] },
    }),
  ],
  maxMails: [alike({ change: "given", to: () => ({ maxMails: 5 }), outcome: NO_CALL })],
  waitFor: [alike({ change: "given", to: () => ({ waitFor: "30m" }), outcome: NO_CALL })],
  ...HOOK,
};
