import { AccountType, WhenPromotionExpired } from "../../../../lib";
import { KINDS, OWN, payments } from "../../../support/member-kinds";
import type { MemberKind } from "../../../support/member-kinds";
import type { Code } from "../../support/pipeline";
import { callRpc } from "../../../testing/fake-directory/rpc-client";
import { DAY_MS, MINUTE_MS } from "../support/time";
import { mailsTo } from "../support/picture";
import type { Event, Story } from "../support/story";

const EMAIL = "payments-root@example.com";
const OTHER = "billing-root@example.com";
const THIRD = "ledger-root@example.com";
const RESOURCE = "ResourceAccount";
const VERIFYING = `${RESOURCE} PromoteVerifying`;
const CLOUD = "CloudAccount PromoteSuccess";
const WAITS = "Waits for a person";

const is = (account: string) => ({ members: { payments: account } });

const mails = (...counts: readonly number[]) => ({ mails: mailsTo([EMAIL, OTHER, THIRD], counts) });

const promotion =
  (kind: MemberKind, attempt = 1, email = EMAIL): Code =>
  (stack) => {
    payments(kind, kind.deletable)(stack).promote("promotion", { email, attempt });
  };

const switched =
  (kind: MemberKind): Code =>
  (stack) => {
    const member = payments(kind, kind.deletable)(stack);
    member.switchType("type", { type: AccountType.CLOUD_ACCOUNT });
  };

const promotedBySomebodyElse: Event = (fake) =>
  callRpc(fake, {
    action: "PromoteResourceAccount",
    parameters: { AccountId: fake.world.member("payments").accountId, Email: THIRD },
  });

/** From the first mail to a cloud account. */
export const PROMOTION: Story = {
  title: "a promotion",
  kinds: [OWN],
  steps: (kind) => ({
    "sends one mail for a member that is created in the same apply": {
      walks: ["created", "promoted"],
      code: promotion(kind),
      calls: ["CreateResourceAccount", "PromoteResourceAccount"],
      becomes: { ...is(VERIFYING), ...mails(1) },
      warns: WAITS,
    },
    "sends its mail again for a higher attempt": {
      walks: ["resent"],
      code: promotion(kind, 2),
      calls: ["ResendPromoteResourceAccountEmail"],
      becomes: mails(2),
      warns: WAITS,
    },
    "puts off a mail that the service does not take so soon": {
      walks: ["resentTooSoon"],
      meanwhile: ({ options }) => (options.resendIntervalMs = MINUTE_MS),
      code: promotion(kind, 3),
      calls: ["ResendPromoteResourceAccountEmail"],
      warns: "The first run after",
    },
    "sends that mail a minute later": {
      walks: ["resentALittleLater"],
      passes: MINUTE_MS,
      calls: ["ResendPromoteResourceAccountEmail"],
      becomes: mails(3),
      warns: WAITS,
    },
    "cancels the link and promotes with another address": {
      walks: ["addressedAnew"],
      code: promotion(kind, 3, OTHER),
      calls: ["CancelPromoteResourceAccount", "PromoteResourceAccount"],
      becomes: mails(3, 1),
      warns: WAITS,
    },
    "is over after a day, and sends nothing by itself": {
      walks: ["expired"],
      passes: DAY_MS,
      becomes: is(`${RESOURCE} PromoteExpired`),
      warns: "nobody opened the link within 24 hours",
    },
    "begins anew for a higher attempt": {
      walks: ["promotedAnewAfterExpiry"],
      code: promotion(kind, 4, OTHER),
      calls: ["PromoteResourceAccount"],
      becomes: { ...is(VERIFYING), ...mails(3, 2) },
      warns: WAITS,
    },
    "that somebody else cancels is reported": {
      walks: ["cancelledElsewhere"],
      meanwhile: ({ world }) => {
        world.cancelPromotion("payments");
      },
      becomes: is(`${RESOURCE} PromoteCancelled`),
      warns: "it was cancelled",
    },
    "begins anew after that, too": {
      walks: ["promotedAnewAfterCancel"],
      code: promotion(kind, 5, OTHER),
      calls: ["PromoteResourceAccount"],
      becomes: { ...is(VERIFYING), ...mails(3, 3) },
      warns: WAITS,
    },
    "that lapsed between plan and apply is not sent again": {
      walks: ["resentAfterExpiry"],
      code: promotion(kind, 6, OTHER),
      sincePlan: ({ clock }) => {
        clock.advance(DAY_MS);
      },
      refused: "changed between plan and apply",
      becomes: is(`${RESOURCE} PromoteExpired`),
      warns: "nobody opened the link within 24 hours",
    },
    "goes on with the next apply of that code": {
      walks: ["promotedAnewAfterExpiry"],
      code: promotion(kind, 6, OTHER),
      calls: ["PromoteResourceAccount"],
      becomes: { ...is(VERIFYING), ...mails(3, 4) },
      warns: WAITS,
    },
    "fails when somebody takes its address": {
      walks: ["failed"],
      meanwhile: ({ world }) => {
        world.takeEmail(OTHER);
      },
      becomes: is(`${RESOURCE} PromoteFailed`),
      warns: "it failed",
    },
    "that somebody else begins is followed, and nothing is sent": {
      walks: ["promotedElsewhere"],
      meanwhile: promotedBySomebodyElse,
      becomes: { ...is(VERIFYING), ...mails(3, 4, 1) },
      warns: WAITS,
    },
    "cannot be sent again without its record id": {
      walks: ["resentWithoutRecord"],
      code: promotion(kind, 7, OTHER),
      refused: "record id",
      warns: WAITS,
    },
    "is forgotten without it when the hook goes, not cancelled": {
      walks: ["cancelledWithoutRecord"],
      code: payments(kind, kind.deletable),
      says: "record id",
    },
    "keeps its member from being switched": {
      walks: ["switchWhilePromoted"],
      code: switched(kind),
      refused: "cancel it or let it end first",
    },
    "is followed by a new hook": {
      walks: ["promotedElsewhere"],
      code: promotion(kind),
      says: "under way already",
      warns: WAITS,
    },
    "makes a cloud account once a person has confirmed it": {
      walks: ["confirmed"],
      meanwhile: ({ mailbox }) => fetch(mailbox.newestTo(THIRD).link),
      becomes: { ...is(CLOUD), addresses: [THIRD] },
      says: "the promotion is confirmed",
    },
    "has nothing to do then": {
      walks: ["promotedTwice"],
      code: promotion(kind, 2),
      says: "is a cloud account already",
    },
  }),
};

/** What comes too late. */
export const CANCELLED_PROMOTION: Story = {
  title: "a promotion whose hook is deleted",
  kinds: [OWN],
  steps: (kind) => ({
    "is under way": {
      walks: ["promoted"],
      code: promotion(kind),
      calls: ["CreateResourceAccount", "PromoteResourceAccount"],
      becomes: { ...is(VERIFYING), ...mails(1) },
      warns: WAITS,
    },
    "is cancelled with the hook": {
      walks: ["cancelled"],
      code: payments(kind, kind.deletable),
      calls: ["CancelPromoteResourceAccount"],
      becomes: is(`${RESOURCE} PromoteCancelled`),
    },
    "begins anew for a new hook": {
      walks: ["promotedAnewAfterCancel"],
      code: promotion(kind),
      calls: ["PromoteResourceAccount"],
      becomes: { ...is(VERIFYING), ...mails(2) },
      warns: WAITS,
    },
    "is forgotten if a person has confirmed it since the plan": {
      walks: ["cancelledAfterConfirmation"],
      code: payments(kind, kind.deletable),
      sincePlan: ({ mailbox }) => fetch(mailbox.newestTo(EMAIL).link),
      becomes: { ...is(CLOUD), addresses: [EMAIL] },
    },
  }),
};

const LAPSED_MS = DAY_MS + 1_000;

/** As a nightly pipeline runs it. */
export const PROMOTION_BY_ITSELF: Story = {
  title: "a promotion that is sent again by itself",
  kinds: KINDS,
  steps: (kind) => ({
    "begins with a mail": {
      walks: ["created", "promoted"],
      code: promotedByItself(kind),
      calls: ["CreateResourceAccount", "PromoteResourceAccount"],
      becomes: { ...is(VERIFYING), ...mails(1) },
      warns: WAITS,
    },
    "begins anew in the night after it lapsed": {
      walks: ["expired", "promotedByItself"],
      passes: LAPSED_MS,
      calls: ["PromoteResourceAccount"],
      becomes: mails(2),
      warns: WAITS,
    },
    "ends with the most mails that the code allows": {
      walks: ["promotedByItselfTooOften"],
      passes: LAPSED_MS,
      becomes: is(`${RESOURCE} PromoteExpired`),
      warns: "no more than max_mails, 2, are sent",
    },
    "goes on for a higher attempt": {
      walks: ["promotedAnewAfterExpiry"],
      code: promotedByItself(kind, 2),
      calls: ["PromoteResourceAccount"],
      becomes: { ...is(VERIFYING), ...mails(3) },
      warns: WAITS,
    },
    "is not sent again when somebody else has cancelled it": {
      walks: ["notPromotedByItself"],
      meanwhile: ({ world }) => {
        world.cancelPromotion("payments");
      },
      passes: LAPSED_MS,
      becomes: is(`${RESOURCE} PromoteCancelled`),
      warns: "it was cancelled; nothing is sent by itself",
    },
    "goes on for one more attempt": {
      walks: ["promotedAnewAfterCancel"],
      code: promotedByItself(kind, 3),
      calls: ["PromoteResourceAccount"],
      becomes: { ...is(VERIFYING), ...mails(4) },
      warns: WAITS,
    },
    "is over once somebody has confirmed it": {
      walks: ["confirmed"],
      meanwhile: ({ world }) => {
        world.confirmPromotion("payments");
      },
      passes: LAPSED_MS,
      becomes: { ...is(CLOUD), addresses: [EMAIL] },
    },
  }),
};

function promotedByItself(kind: MemberKind, attempt = 1): Code {
  const again = { whenExpired: WhenPromotionExpired.SEND_AGAIN, maxMails: 2 };
  return (stack) => {
    payments(kind)(stack).promote("promotion", { email: EMAIL, attempt, ...again });
  };
}
