import type { AccountEmailProps } from "../../lib";
import type { FakeDirectory } from "../../lib/testing";
import { HOOK, otherMember } from "./hook";
import { LOWERED, NO_CALL, alike } from "./row";
import type { PropertyTable } from "./row";

const OTHER_ADDRESS = { email: "ledger-root@example.com" };

const confirmed = ({ world }: FakeDirectory): void => {
  world.confirmEmailChange("payments");
};

const lapses = ({ clock }: FakeDirectory): void => {
  clock.advance(25 * 3_600_000);
};

/** What becomes of each property of an `AccountEmail` when the code changes it. */
export const ACCOUNT_EMAIL: PropertyTable<AccountEmailProps> = {
  account: [otherMember("another `AccountEmail`")],
  email: [
    alike({
      change: "another address, while the link is live",
      to: () => OTHER_ADDRESS,
      outcome: { applied: ["CancelChangeAccountEmail", "ChangeAccountEmail"] },
    }),
    alike({
      change: "another address, once lapsed",
      meanwhile: lapses,
      to: () => OTHER_ADDRESS,
      outcome: { applied: ["ChangeAccountEmail"] },
    }),
    alike({
      change: "another address, once confirmed",
      meanwhile: confirmed,
      to: () => OTHER_ADDRESS,
      outcome: { applied: ["ChangeAccountEmail"] },
    }),
  ],
  attempt: [
    LOWERED,
    alike({
      change: "raised, while the link is live",
      to: () => ({ attempt: 2 }),
      outcome: { applied: ["RetryChangeAccountEmail"] },
    }),
    alike({
      change: "raised, once lapsed",
      meanwhile: lapses,
      to: () => ({ attempt: 2 }),
      outcome: { applied: ["ChangeAccountEmail"] },
    }),
    alike({
      change: "raised, once confirmed",
      meanwhile: confirmed,
      to: () => ({ attempt: 2 }),
      outcome: {
        recorded: "nothing is sent to an address that is confirmed",
        says: "No address to change",
      },
    }),
  ],
  waitFor: [alike({ change: "given", to: () => ({ waitFor: "30m" }), outcome: NO_CALL })],
  ...HOOK,
};
