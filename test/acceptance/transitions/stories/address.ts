import { OWN, payments } from "../../../support/member-kinds";
import type { Code } from "../../support/pipeline";
import { mailsTo } from "../support/picture";
import type { Story } from "../support/story";
import { DAY_MS, MINUTE_MS } from "../support/time";

const EMAIL = "payments-root@example.com";
const OTHER = "billing-root@example.com";
const TAKEN = "taken@example.com";
const CONSOLE = "console@example.com";
const WAITS = "Waits for a person";
const REPEATED = ["CancelChangeAccountEmail", "ChangeAccountEmail"];

const mails = (...counts: readonly number[]) => ({ mails: mailsTo([EMAIL, OTHER, CONSOLE], counts) });

const is = (status: string, ...counts: readonly number[]) => ({
  addressChanges: [status],
  ...mails(...counts),
});

const address =
  (attempt = 1, email = EMAIL): Code =>
  (stack) => {
    payments(OWN)(stack).changeEmail("address", { email, attempt });
  };

/** With which the root user of a member signs in. */
export const ADDRESS: Story = {
  title: "a change of address",
  kinds: [OWN],
  steps: () => ({
    "sends one mail": {
      walks: ["created", "addressBegun"],
      code: address(),
      calls: ["CreateResourceAccount", "ChangeAccountEmail"],
      becomes: { members: { payments: "ResourceAccount CreateSuccess" }, ...is("Waiting", 1) },
      warns: WAITS,
    },
    "sends it again for a higher attempt": {
      walks: ["addressResent"],
      code: address(2),
      calls: ["RetryChangeAccountEmail"],
      becomes: mails(2),
      warns: WAITS,
    },
    "puts off a mail that the service does not take so soon": {
      walks: ["addressResentTooSoon"],
      meanwhile: ({ options }) => (options.resendIntervalMs = MINUTE_MS),
      code: address(3),
      calls: ["RetryChangeAccountEmail"],
      warns: "The first run after",
    },
    "sends that mail a minute later": {
      walks: ["addressResentALittleLater"],
      passes: MINUTE_MS,
      calls: ["RetryChangeAccountEmail"],
      becomes: mails(3),
      warns: WAITS,
    },
    "cancels the link for another address": {
      walks: ["otherAddress"],
      code: address(3, OTHER),
      calls: REPEATED,
      becomes: mails(3, 1),
      warns: WAITS,
    },
    "is made by whoever follows the link": {
      walks: ["addressConfirmed"],
      meanwhile: ({ mailbox }) => fetch(mailbox.newestTo(OTHER).link),
      says: "A change of address was confirmed",
      becomes: { ...is("Confirmed", 3, 1), addresses: [OTHER] },
    },
    "to an address of another account is refused": {
      walks: ["addressTaken"],
      meanwhile: ({ world }) => {
        world.takeEmail(TAKEN);
      },
      code: address(3, TAKEN),
      calls: ["ChangeAccountEmail"],
      refused: "InvalidParameter.Email.AlreadyUsed",
    },
    "is begun anew by the next address": {
      walks: ["addressBegunAfterConfirmation"],
      code: address(3),
      calls: ["ChangeAccountEmail"],
      becomes: is("Waiting", 4, 1),
      warns: WAITS,
    },
    "is cancelled with its hook": {
      walks: ["addressCancelled"],
      code: payments(OWN),
      calls: ["CancelChangeAccountEmail"],
      becomes: is("Cancelled", 4, 1),
    },
    "that somebody else has begun is followed": {
      walks: ["addressBegunElsewhere"],
      meanwhile: ({ world }) => {
        world.beginEmailChange("payments", CONSOLE);
      },
      code: address(),
      says: "The service does not tell to which address",
      becomes: is("Waiting", 4, 1, 1),
      warns: WAITS,
    },
    "takes the place of that one for a higher attempt": {
      walks: ["addressTakesPlace"],
      code: address(2),
      calls: REPEATED,
      becomes: mails(5, 1, 1),
      warns: WAITS,
    },
    "is over when its time has run out": {
      walks: ["addressExpired"],
      passes: DAY_MS,
      becomes: is("Expired", 5, 1, 1),
      warns: "nothing is sent by itself; to send again, raise attempt from 2 to 3",
    },
    "is begun anew after that": {
      walks: ["addressBegunAfterExpiry"],
      code: address(3),
      calls: ["ChangeAccountEmail"],
      becomes: is("Waiting", 6, 1, 1),
      warns: WAITS,
    },
    "is over when somebody else cancels it": {
      walks: ["addressCancelledElsewhere"],
      meanwhile: ({ world }) => {
        world.cancelEmailChange("payments");
      },
      becomes: is("Cancelled", 6, 1, 1),
      warns: "nothing is sent by itself; to send again, raise attempt from 3 to 4",
    },
  }),
};
