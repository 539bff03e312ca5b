import { cancelPromotion } from "../../../lib/directory";
import { freshBench, errorOf } from "../harness";

describe("the step cancelPromotion", () => {
  const bench = freshBench();

  const run = (member: { accountId: string; recordId: string }) =>
    cancelPromotion.run(bench().client(), member);

  it("ends a promotion that waits for confirmation", async () => {
    const member = await bench().verifyingMember();

    const result = await run(member);

    expect(result).toEqual({ outcome: "cancelled", at: bench().fake.clock.now() });
    expect(bench().statusOf(member.accountId)).toBe("PromoteCancelled");
  });

  it.each(["expirePromotion", "cancelPromotion", "failPromotion"] as const)(
    "has nothing to do after %s",
    async (ending) => {
      const member = await bench().verifyingMember();
      bench().fake.world[ending](member.accountId);

      expect(await run(member)).toMatchObject({ outcome: "already-over" });
      expect(bench().operations).toEqual(["GetAccount"]);
    },
  );

  it("is too late once the mail is confirmed", async () => {
    const member = await bench().verifyingMember();
    bench().fake.world.confirmPromotion(member.accountId);

    expect(await run(member)).toMatchObject({ outcome: "too-late", account: { type: "CloudAccount" } });
  });

  it("is too late if the mail is confirmed between reading and writing", async () => {
    const member = await bench().verifyingMember();
    bench().fake.faults.before("CancelPromoteResourceAccount", () => {
      bench().fake.world.confirmPromotion(member.accountId);
    });

    expect(await run(member)).toMatchObject({ outcome: "too-late" });
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own work after %s",
    async (fault) => {
      const member = await bench().verifyingMember();
      bench().fake.faults[fault]("CancelPromoteResourceAccount");

      expect(await run(member)).toMatchObject({ outcome: "cancelled" });
      expect(bench().fake.requests.count("CancelPromoteResourceAccount")).toBe(1);
    },
  );

  it("reports an unknown outcome if the promotion still waits after the last try", async () => {
    const member = await bench().verifyingMember();
    bench().fake.faults.dropBeforeCommit("CancelPromoteResourceAccount", { times: 3 });

    const error = await errorOf(run(member));

    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.sentence).toContain("Sent 3 times and looked up each time, it showed no effect");
    expect(bench().statusOf(member.accountId)).toBe("PromoteVerifying");
  });

  it("has nothing to do if the promotion lapsed between reading and writing, its record with it", async () => {
    const member = await bench().verifyingMember();
    bench().fake.faults.before("CancelPromoteResourceAccount", () => {
      bench().fake.world.expirePromotion(member.accountId);
    });
    bench().fake.faults.failNext("CancelPromoteResourceAccount", {
      code: "EntityNotExists.AccountRecord",
      status: 404,
    });

    expect(await run(member)).toMatchObject({ outcome: "already-over" });
  });

  it("refuses to call a running promotion over because its record is not known", async () => {
    const { accountId } = await bench().verifyingMember();

    const error = await errorOf(run({ accountId, recordId: "06950264-3f0d-4ca9-82dd-000000000000" }));

    expect(error).toMatchObject({ code: "EntityNotExists.AccountRecord", errorClass: "person" });
  });
});
