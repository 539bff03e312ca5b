import {
  applied,
  applyKilledAt,
  code,
  expectNothingLeftToDo,
  fake,
  promotion,
  sandbox,
} from "../support/crash-scene";
import { said } from "../support/pipeline";

const HOUR_MS = 3_600_000;

describe("the provider is killed while it sends the mail again, and the next apply", () => {
  let accountId: string;

  beforeEach(async () => {
    accountId = fake.world.createMember({ displayName: "payments" }).accountId;
    await applied(promotion(accountId, 1));
    fake.clock.advance(HOUR_MS);
    code(promotion(accountId, 2));
  });

  test("sends none if the mail went out, and records the attempt", async () => {
    await applyKilledAt("ResendPromoteResourceAccountEmail", "after");
    const next = await sandbox.apply();

    expect(said(next)).toContain("may be out already");
    expect(fake.mailbox.count).toBe(2);
    expect((await sandbox.state()).resources["resourcedirectory_promotion.payments"]?.values).toMatchObject({
      attempt: 2,
    });
    await expectNothingLeftToDo();
  });

  test.each([
    ["GetAccount", "before"],
    ["GetAccount", "after"],
    ["ResendPromoteResourceAccountEmail", "before"],
  ] as const)(
    "sends none either if none went out, which nobody can tell, and says how to: killed at %s, %s it is carried out",
    async (operation, moment) => {
      await applyKilledAt(operation, moment);
      const next = await sandbox.apply();

      expect(said(next)).toMatch(/may be out already[^]*raise attempt once more/);
      expect(fake.mailbox.count).toBe(1);
      await expectNothingLeftToDo();

      await applied(promotion(accountId, 3));
      expect(fake.mailbox.count).toBe(2);
    },
  );

  test("sends none if terraform was killed together with it after the mail went out", async () => {
    await applyKilledAt("ResendPromoteResourceAccountEmail", "after", "terraform too");
    const next = await sandbox.apply();

    expect(said(next)).toContain("may be out already");
    expect(fake.mailbox.count).toBe(2);
    await expectNothingLeftToDo();
  });

  test("sends one if terraform was killed together with it before a mail went out", async () => {
    await applyKilledAt("ResendPromoteResourceAccountEmail", "before", "terraform too");

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(fake.mailbox.count).toBe(2);
    await expectNothingLeftToDo();
  });
});
