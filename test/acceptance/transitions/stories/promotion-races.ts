import { AccountType } from "../../../../lib";
import { callRpc } from "../../../testing/fake-directory/rpc-client";
import { nobody, OWN, payments } from "../../../support/member-kinds";
import type { Code } from "../../support/pipeline";
import type { Event, Step, Story } from "../support/story";
import { DAY_MS } from "../support/time";

const EMAIL = "payments-root@example.com";
const TAKEN = "taken@example.com";
const CONSOLE = "console@example.com";
const RESOURCE = "ResourceAccount";
const PROMOTE = "PromoteResourceAccount";
const RESEND = "ResendPromoteResourceAccountEmail";
const WAITS = "Waits for a person";
const CHANGED = "changed between plan and apply";

const is = (account: string) => ({ members: { payments: account } });
const VERIFYING = is(`${RESOURCE} PromoteVerifying`);

const member = payments(OWN, OWN.deletable);

const promotion =
  (attempt = 1, email = EMAIL): Code =>
  (stack) => {
    member(stack).promote("promotion", { email, attempt });
  };

const switched: Code = (stack) => {
  member(stack).switchType("type", { type: AccountType.CLOUD_ACCOUNT });
};

const promotedBySomebodyElse: Event = (fake) =>
  callRpc(fake, {
    action: PROMOTE,
    parameters: { AccountId: fake.world.member("payments").accountId, Email: CONSOLE },
  });

const cancelled: Event = ({ world }) => {
  world.cancelPromotion("payments");
};

const failed: Event = ({ world }) => {
  world.failPromotion("payments");
};

const lapsed: Event = ({ clock }) => {
  clock.advance(DAY_MS);
};

const created: Step = {
  walks: ["created"],
  code: member,
  calls: ["CreateResourceAccount"],
  becomes: is(`${RESOURCE} CreateSuccess`),
};

/** It comes too late, whatever it is. */
export const PROMOTION_SINCE_THE_PLAN: Story = {
  title: "since the plan, a promotion",
  kinds: [OWN],
  steps: () => ({
    "has its member": created,
    "was begun by somebody else, and is followed": {
      walks: ["promotedSincePlan"],
      code: promotion(),
      sincePlan: promotedBySomebodyElse,
      says: "under way already",
      becomes: { ...VERIFYING, mails: { [CONSOLE]: 1 } },
      warns: WAITS,
    },
    "is over": {
      walks: ["expired"],
      passes: DAY_MS,
      becomes: is(`${RESOURCE} PromoteExpired`),
      warns: "nobody opened the link within 24 hours",
    },
    "was begun anew by somebody else, and is not begun twice": {
      walks: ["promotedAnewSincePlan"],
      code: promotion(2),
      sincePlan: promotedBySomebodyElse,
      refused: "another promotion was started between plan and apply",
      becomes: { ...VERIFYING, mails: { [CONSOLE]: 2 } },
      warns: WAITS,
    },
    "is begun once that one is cancelled": {
      walks: ["promotedAnewAfterCancel"],
      meanwhile: cancelled,
      code: promotion(2),
      calls: [PROMOTE],
      becomes: { mails: { [CONSOLE]: 2, [EMAIL]: 1 } },
      warns: WAITS,
    },
    "was cancelled, and is not sent again": {
      walks: ["resentAfterCancel"],
      code: promotion(3),
      sincePlan: cancelled,
      refused: CHANGED,
      becomes: is(`${RESOURCE} PromoteCancelled`),
      warns: "it was cancelled",
    },
    "begins anew": {
      walks: ["promotedAnewAfterCancel"],
      code: promotion(3),
      calls: [PROMOTE],
      becomes: { ...VERIFYING, mails: { [CONSOLE]: 2, [EMAIL]: 2 } },
      warns: WAITS,
    },
    "has failed, and is not sent again": {
      walks: ["failedOtherwise", "resentAfterFailure"],
      code: promotion(4),
      sincePlan: failed,
      refused: CHANGED,
      becomes: is(`${RESOURCE} PromoteFailed`),
      warns: "it failed",
    },
    "begins anew after that, too": {
      walks: ["promotedAnewAfterFailure"],
      code: promotion(4),
      calls: [PROMOTE],
      becomes: { ...VERIFYING, mails: { [CONSOLE]: 2, [EMAIL]: 3 } },
      warns: WAITS,
    },
    "was confirmed, and is not sent again": {
      walks: ["resentAfterConfirmation"],
      code: promotion(5),
      sincePlan: ({ mailbox }) => fetch(mailbox.newestTo(EMAIL).link),
      says: "is a cloud account already",
      becomes: { ...is("CloudAccount PromoteSuccess"), addresses: [EMAIL] },
    },
  }),
};

/** What its hook would cancel is over by then. */
export const CANCELLED_SINCE_THE_PLAN: Story = {
  title: "since the plan that cancels it, a promotion",
  kinds: [OWN],
  steps: () => ({
    "has its member": created,
    "is refused with the address of another account": {
      walks: ["promotedToTaken"],
      meanwhile: ({ world }) => {
        world.takeEmail(TAKEN);
      },
      code: promotion(1, TAKEN),
      calls: [PROMOTE],
      refused: "InvalidParameter.Email.AlreadyUsed",
    },
    "is under way": begun("promoted", 1),
    "was cancelled": {
      walks: ["cancelledAfterCancel"],
      code: member,
      sincePlan: cancelled,
      becomes: is(`${RESOURCE} PromoteCancelled`),
    },
    "is under way again": begun("promotedAnewAfterCancel", 2),
    "has failed": {
      walks: ["cancelledAfterFailure"],
      code: member,
      sincePlan: failed,
      becomes: is(`${RESOURCE} PromoteFailed`),
    },
    "is under way once more": begun("promotedAnewAfterFailure", 3),
    "has lapsed": {
      walks: ["cancelledAfterExpiry"],
      code: member,
      sincePlan: lapsed,
      becomes: is(`${RESOURCE} PromoteExpired`),
    },
  }),
};

/** What a promotion forbids is not done when it began after the plan. */
export const PROMOTED_SINCE_THE_PLAN: Story = {
  title: "since the plan, a member",
  kinds: [OWN],
  steps: () => ({
    "is there": created,
    "was promoted, and is not switched": {
      walks: ["switchWhilePromotedSincePlan"],
      meanwhile: (fake) => {
        fake.world.setSecurityInfo(fake.world.member("payments").accountId, { phone: true });
      },
      code: switched,
      sincePlan: promotedBySomebodyElse,
      refused: "cancel it or let it end first",
      becomes: { ...VERIFYING, mails: { [CONSOLE]: 1 } },
    },
    "is a resource account again": {
      walks: ["cancelledElsewhere"],
      meanwhile: cancelled,
      code: member,
      becomes: is(`${RESOURCE} PromoteCancelled`),
    },
    "was promoted, and is not deleted": {
      walks: ["deletionWhilePromotedSincePlan"],
      code: nobody(OWN),
      sincePlan: promotedBySomebodyElse,
      refused: "is not what the plan took it for",
      becomes: { ...VERIFYING, mails: { [CONSOLE]: 2 } },
    },
    "is a resource account once more": {
      walks: ["cancelledElsewhere"],
      meanwhile: cancelled,
      code: member,
      becomes: is(`${RESOURCE} PromoteCancelled`),
    },
    "has become a cloud account, and is not deleted": {
      walks: ["deletionOfCloudSincePlan"],
      code: nobody(OWN),
      sincePlan: ({ world }) => {
        world.setType("payments", "CloudAccount");
      },
      refused: "is not what the plan took it for",
      becomes: is("CloudAccount SwitchSuccess"),
    },
    "is a cloud account, and cannot be deleted": {
      walks: ["deletionOfSwitchedRefused"],
      code: nobody(OWN),
      refused: "is a cloud account and cannot be deleted",
    },
  }),
};

const ACCOUNT_ID = "3000000000000777";
const UNKNOWN = "00000000-0000-4000-8000-000000000000";

const takenOver = payments(OWN, { accountId: ACCOUNT_ID });

const promotedBefore =
  (recordId: () => string, attempt = 1): Code =>
  (stack) => {
    takenOver(stack).promote("promotion", { email: CONSOLE, attempt, recordId: recordId() });
  };

/** With which a promotion is taken over that was begun elsewhere. */
export const RECORD_ID: Story = {
  title: "a record id",
  kinds: [OWN],
  steps: () => {
    let known = "";
    return {
      "is of a promotion that somebody else has begun": {
        walks: ["promotedElsewhere"],
        meanwhile: async (fake) => {
          fake.world.createMember({ displayName: "payments", accountId: ACCOUNT_ID });
          await promotedBySomebodyElse(fake);
          known = fake.world.promotions.at(-1)?.recordId ?? "";
        },
        code: takenOver,
        becomes: { ...VERIFYING, mails: { [CONSOLE]: 1 } },
      },
      "goes into the code": {
        walks: ["promotedElsewhere"],
        code: promotedBefore(() => known),
        warns: WAITS,
      },
      "that the service knows sends the mail again": {
        walks: ["resentWithRecord"],
        code: promotedBefore(() => known, 2),
        calls: [RESEND],
        becomes: { mails: { [CONSOLE]: 2 } },
        warns: WAITS,
      },
      "that the service knows cancels the promotion": {
        walks: ["cancelledWithRecord"],
        code: takenOver,
        calls: ["CancelPromoteResourceAccount"],
        becomes: is(`${RESOURCE} PromoteCancelled`),
      },
      "is believed until it is needed": {
        walks: ["promotedElsewhere"],
        meanwhile: promotedBySomebodyElse,
        code: promotedBefore(() => UNKNOWN),
        becomes: { ...VERIFYING, mails: { [CONSOLE]: 3 } },
        warns: WAITS,
      },
      "that the service does not know sends nothing": {
        walks: ["resentUnknown"],
        code: promotedBefore(() => UNKNOWN, 2),
        calls: [RESEND],
        refused: "another promotion is under way than the one in state",
        warns: WAITS,
      },
      "is given up": {
        walks: ["resentWithoutRecord"],
        code: takenOver,
        says: "record id",
      },
      "is believed once more": {
        walks: ["promotedElsewhere"],
        code: promotedBefore(() => UNKNOWN),
        warns: WAITS,
      },
      "that the service does not know cancels nothing": {
        walks: ["cancelledUnknown"],
        code: takenOver,
        calls: ["CancelPromoteResourceAccount"],
        says: "Leaves a promotion that is not the one in state",
      },
    };
  },
};

function begun(
  walk: "promoted" | "promotedAnewAfterCancel" | "promotedAnewAfterFailure",
  mails: number,
): Step {
  return {
    walks: [walk],
    code: promotion(),
    calls: [PROMOTE],
    becomes: { ...VERIFYING, mails: { [EMAIL]: mails } },
    warns: WAITS,
  };
}
