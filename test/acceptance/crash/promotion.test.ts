import {
  applied,
  applyKilledAt,
  code,
  expectNothingLeftToDo,
  fake,
  promotion,
  sandbox,
} from "../support/crash-scene";

describe("the provider is killed while it promotes, and the next apply", () => {
  test.each([
    ["GetAccount", "before"],
    ["GetAccount", "after"],
    ["PromoteResourceAccount", "before"],
    ["PromoteResourceAccount", "after"],
  ] as const)("has sent one mail in all: killed at %s, %s it is carried out", async (operation, moment) => {
    const { accountId } = fake.world.createMember({ displayName: "payments" });
    code(promotion(accountId, 1));
    await applyKilledAt(operation, moment);

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(fake.mailbox.count).toBe(1);
    expect((await sandbox.state()).resources["resourcedirectory_promotion.payments"]?.tainted).toBe(false);
    await expectNothingLeftToDo();
  });

  test.each(["before", "after"] as const)(
    "anew, because the first link lapsed, has sent two in all: killed %s the promotion",
    async (moment) => {
      const { accountId } = fake.world.createMember({ displayName: "payments" });
      await applied(promotion(accountId, 1));
      fake.world.expirePromotion(accountId);
      code(promotion(accountId, 2));
      await applyKilledAt("PromoteResourceAccount", moment);

      expect((await sandbox.apply()).errors).toEqual([]);
      expect(fake.mailbox.count).toBe(2);
      await expectNothingLeftToDo();
    },
  );

  test.each(["before", "after"] as const)(
    "by itself, because the code says so of what lapsed, has sent two in all: killed %s the promotion",
    async (moment) => {
      const { accountId } = fake.world.createMember({ displayName: "payments" });
      const again = promotion(accountId, 1).replace("attempt", 'when_expired = "send_again"\n  attempt');
      await applied(again);
      fake.world.expirePromotion(accountId);
      code(again);
      await applyKilledAt("PromoteResourceAccount", moment);

      expect((await sandbox.apply()).errors).toEqual([]);
      expect(fake.mailbox.count).toBe(2);
      await expectNothingLeftToDo();
    },
  );
});
