import { OWN, payments } from "../../../support/member-kinds";
import type { Code } from "../../support/pipeline";
import type { Event, Step, Story } from "../support/story";
import { DAY_MS } from "../support/time";

const EMAIL = "payments-root@example.com";
const OTHER = "billing-root@example.com";
const CONSOLE = "console@example.com";
const CHANGE = "ChangeAccountEmail";
const WAITS = "Waits for a person";
const CHANGED = "is not what the plan took it for";

const member = payments(OWN);

const address =
  (attempt = 1, email = EMAIL): Code =>
  (stack) => {
    member(stack).changeEmail("address", { email, attempt });
  };

const confirmed: Event = ({ world }) => {
  world.confirmEmailChange("payments");
};

const cancelled: Event = ({ world }) => {
  world.cancelEmailChange("payments");
};

const lapsed: Event = ({ clock }) => {
  clock.advance(DAY_MS);
};

const begunBySomebodyElse: Event = ({ world }) => {
  world.beginEmailChange("payments", CONSOLE);
};

const created: Step = {
  walks: ["created"],
  code: member,
  calls: ["CreateResourceAccount"],
  becomes: { members: { payments: "ResourceAccount CreateSuccess" } },
};

/** It comes too late to send its mail again. */
export const ADDRESS_SINCE_THE_PLAN: Story = {
  title: "since the plan, a change of address",
  kinds: [OWN],
  steps: () => ({
    "has its member": created,
    "was begun by somebody else, and is followed": {
      walks: ["addressBegunSincePlan"],
      code: address(),
      sincePlan: begunBySomebodyElse,
      says: "The service does not tell to which address",
      becomes: { addressChanges: ["Waiting"], mails: { [CONSOLE]: 1 } },
      warns: WAITS,
    },
    "takes the place of that one": {
      walks: ["addressTakesPlace"],
      code: address(2),
      calls: ["CancelChangeAccountEmail", CHANGE],
      becomes: { mails: { [CONSOLE]: 1, [EMAIL]: 1 } },
      warns: WAITS,
    },
    "was cancelled, and is not sent again": {
      walks: ["addressResentAfterCancel"],
      code: address(3),
      sincePlan: cancelled,
      refused: CHANGED,
      becomes: { addressChanges: ["Cancelled"] },
      warns: "it was cancelled",
    },
    "begins anew": {
      walks: ["addressBegunAfterCancel"],
      code: address(3),
      calls: [CHANGE],
      becomes: { addressChanges: ["Waiting"], mails: { [CONSOLE]: 1, [EMAIL]: 2 } },
      warns: WAITS,
    },
    "has lapsed, and is not sent again": {
      walks: ["addressResentAfterExpiry"],
      code: address(4),
      sincePlan: lapsed,
      refused: CHANGED,
      becomes: { addressChanges: ["Expired"] },
      warns: "nobody opened the link in time",
    },
    "begins anew after that, too": {
      walks: ["addressBegunAfterExpiry"],
      code: address(4),
      calls: [CHANGE],
      becomes: { addressChanges: ["Waiting"], mails: { [CONSOLE]: 1, [EMAIL]: 3 } },
      warns: WAITS,
    },
    "was confirmed, and is not sent again": {
      walks: ["addressResentAfterConfirmation"],
      code: address(5),
      sincePlan: confirmed,
      says: "signs in with",
      becomes: { addressChanges: ["Confirmed"], addresses: [EMAIL] },
    },
    "has nothing to send once it is confirmed": {
      walks: ["addressResentConfirmed"],
      code: address(6),
      says: "signs in with this address already",
    },
    "was begun by somebody else, and is not begun twice": {
      walks: ["addressBegunAnewSincePlan"],
      code: address(6, OTHER),
      sincePlan: begunBySomebodyElse,
      refused: CHANGED,
      becomes: { addressChanges: ["Waiting"], mails: { [CONSOLE]: 2, [EMAIL]: 3 } },
      warns: WAITS,
    },
  }),
};

/** What its hook would cancel is over by then. */
export const ADDRESS_CANCELLED_SINCE_THE_PLAN: Story = {
  title: "since the plan that cancels it, a change of address",
  kinds: [OWN],
  steps: () => ({
    "has its member": created,
    "is under way": begun("addressBegun", 1),
    "was cancelled": {
      walks: ["addressCancelledAfterCancel"],
      code: member,
      sincePlan: cancelled,
      becomes: { addressChanges: ["Cancelled"] },
    },
    "is under way again": begun("addressBegunAfterCancel", 2),
    "has lapsed": {
      walks: ["addressCancelledAfterExpiry"],
      code: member,
      sincePlan: lapsed,
      becomes: { addressChanges: ["Expired"] },
    },
    "is under way once more": begun("addressBegunAfterExpiry", 3),
    "was confirmed": {
      walks: ["addressCancelledAfterConfirmation"],
      code: member,
      sincePlan: confirmed,
      says: "deleting the hook undoes nothing",
      becomes: { addressChanges: ["Confirmed"], addresses: [EMAIL] },
    },
  }),
};

function begun(
  walk: "addressBegun" | "addressBegunAfterCancel" | "addressBegunAfterExpiry",
  mails: number,
): Step {
  return {
    walks: [walk],
    code: address(),
    calls: [CHANGE],
    becomes: { addressChanges: ["Waiting"], mails: { [EMAIL]: mails } },
    warns: WAITS,
  };
}
