import { applied, applyKilledAt, code, expectNothingLeftToDo, fake, sandbox } from "../support/crash-scene";
import { said } from "../support/pipeline";

const HOUR_MS = 3_600_000;

let accountId: string;

const EMAIL = "payments-root@example.com";

function address(attempt: number, email = EMAIL): string {
  return `
resource "resourcedirectory_account_email" "payments" {
  account_id = "${accountId}"
  email      = "${email}"
  attempt    = ${attempt}
}
`;
}

beforeEach(async () => {
  fake.options.emailChangeModifies = "yes";
  accountId = fake.world.createMember({ displayName: "payments" }).accountId;
  await applied(address(1));
  fake.clock.advance(HOUR_MS);
  code(address(2));
});

test.each(["provider", "terraform too"] as const)(
  "a change of address whose mail was sent again when the %s was killed sends none in the next apply, and records the attempt",
  async (whom) => {
    await applyKilledAt("RetryChangeAccountEmail", "after", whom);
    const next = await sandbox.apply();

    expect(said(next)).toContain("may be out already");
    expect(fake.mailbox.count).toBe(2);
    await expectNothingLeftToDo();
  },
);

test("one is sent if terraform was killed together with the provider before a mail went out", async () => {
  await applyKilledAt("RetryChangeAccountEmail", "before", "terraform too");

  expect((await sandbox.apply()).errors).toEqual([]);
  expect(fake.mailbox.count).toBe(2);
  await expectNothingLeftToDo();
});

const OTHER = "payments-owner@example.com";

const mailsTo = () => fake.mailbox.mails.map(({ to }) => to);

/** Where a plan does not look for a change under way, since the address is confirmed, the apply finds it and says so first. */
async function settle(): Promise<void> {
  if ((await sandbox.apply()).ok) return;
  expect((await sandbox.apply()).errors).toEqual([]);
}

describe.each(["provider", "terraform too"] as const)("when the %s is killed", (whom) => {
  describe.each([
    ["GetAccount", "before"],
    ["ChangeAccountEmail", "before"],
    ["ChangeAccountEmail", "after"],
  ] as const)("at %s, %s it is carried out,", (operation, moment) => {
    test.each([
      ["a higher attempt after the link lapsed", () => fake.clock.advance(25 * HOUR_MS), EMAIL],
      ["another address after a confirmation", () => fake.world.confirmEmailChange(accountId), OTHER],
    ])("%s sends one mail in all, by that apply or the next", async (_, end, email) => {
      fake.options.emailChangeModifies = "no";
      end();
      await applied(address(1));
      code(address(2, email));
      await applyKilledAt(operation, moment, whom);

      await settle();
      expect(mailsTo()).toEqual([EMAIL, email]);
      await expectNothingLeftToDo();
    });
  });

  test.each([
    ["GetAccount", "before", "untouched"],
    ["CancelChangeAccountEmail", "before", "untouched"],
    ["CancelChangeAccountEmail", "after", "cancelled"],
    ["ChangeAccountEmail", "before", "cancelled"],
    ["ChangeAccountEmail", "after", "begun anew"],
  ] as const)(
    "at %s, %s it is carried out, another address while the link is live gets no second mail (%s)",
    async (operation, moment, left) => {
      code(address(1, OTHER));
      await applyKilledAt(operation, moment, whom);
      const next = await sandbox.apply();

      // Without a note nobody can tell whether the change that waits is the old one.
      const isTakenForSent = left === "untouched" && whom === "provider";
      const isHeldBack = isTakenForSent || left === "begun anew";
      expect(next.errors).toEqual([]);
      expect(said(next).includes("may be out already")).toBe(isHeldBack);
      expect(mailsTo()).toEqual(isTakenForSent ? [EMAIL] : [EMAIL, OTHER]);
      await expectNothingLeftToDo();
    },
  );
});
