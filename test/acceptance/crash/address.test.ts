import { applied, applyKilledAt, code, expectNothingLeftToDo, fake, sandbox } from "../support/crash-scene";
import { said } from "../support/pipeline";

const HOUR_MS = 3_600_000;

let accountId: string;

function address(attempt: number): string {
  return `
resource "resourcedirectory_account_email" "payments" {
  account_id = "${accountId}"
  email      = "payments-root@example.com"
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
