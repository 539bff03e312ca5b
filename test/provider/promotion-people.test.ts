import { ADDRESS, scene, accountId, promotion, mails, lastMail, open } from "./support/promotion-scene";
import { said, writes } from "./support/scene";

describe("what people do meanwhile", () => {
  beforeEach(() => scene.applied(promotion()));

  test("a confirmation is said by the next plan, recorded by apply without a call, and silent after that", async () => {
    expect(await open(lastMail()?.link)).toBe(200);

    const plan = await scene.plan();
    expect(plan.summary).toContain("No changes");
    expect(said(plan.warnings)).toContain("the promotion is confirmed");
    expect(writes(await scene.apply())).toEqual([]);

    const last = await scene.plan();
    expect(last.summary).toContain("No changes");
    expect(last.warnings).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ promoted: true, status: "PromoteSuccess" });
  });

  test.each([
    ["expires", "nobody opened the link within 24 hours", () => scene.fake.clock.advance(25 * 3_600_000)],
    ["is cancelled", "it was cancelled", () => scene.fake.world.cancelPromotion(accountId)],
    ["fails", "it failed", () => scene.fake.world.failPromotion(accountId)],
  ])(
    "a promotion that %s is said in every plan and sends nothing until attempt is raised",
    async (_, reason, happen) => {
      happen();

      for (const plan of [await scene.plan(), await scene.apply(), await scene.plan()]) {
        expect(plan.summary).toContain("No changes");
        expect(said(plan.warnings)).toContain(reason);
        expect(said(plan.warnings)).toContain("raise attempt from 1 to 2");
      }
      expect(mails()).toHaveLength(1);

      const run = await scene.applied(promotion({ attempt: 2 }));
      expect(writes(run)).toEqual(["PromoteResourceAccount"]);
      expect(mails()).toHaveLength(2);
      expect(await scene.state(ADDRESS)).toMatchObject({
        attempt: 2,
        mails_sent: 2,
        record_id: lastMail()?.recordId,
      });
      expect(writes(await scene.apply())).toEqual([]);
    },
  );

  test("after the confirmation another address or attempt is recorded, with a warning and no call", async () => {
    scene.fake.world.confirmPromotion(accountId);
    await scene.apply();

    const run = await scene.applied(promotion({ email: "other-root@example.com", attempt: 7 }));

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("is a cloud account already");
    expect((await scene.plan()).warnings).toEqual([]);
  });

  test("a member that left the directory leaves its promotion in state, as one of nobody", async () => {
    scene.fake.world.deleteMember(accountId);

    const plan = await scene.plan();

    expect([plan.errors, plan.changes[ADDRESS]]).toEqual([[], undefined]);
    expect(said(plan.warnings)).toContain("is about a member that was removed elsewhere");
  });

  test("credentials that cannot see the directory are an error, and nothing leaves state", async () => {
    scene.fake.faults.failNext("GetAccount", {
      code: "EntityNotExists.ResourceDirectory",
      status: 404,
      times: 9,
    });

    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(await scene.state(ADDRESS)).not.toBeNull();
  });
});

describe("the directory changes between plan and apply", () => {
  beforeEach(async () => {
    await scene.applied(promotion());
    scene.code(promotion({ attempt: 2 }));
  });

  test("confirmed: success, nothing is sent", async () => {
    await scene.plan();
    scene.fake.world.confirmPromotion(accountId);
    const run = await scene.applyPlan();

    expect(run.ok).toBe(true);
    expect(mails()).toHaveLength(1);
    expect(await scene.state(ADDRESS)).toMatchObject({ promoted: true, attempt: 2, mails_sent: 1 });
  });

  test("expired: nothing is sent, the message says so, the state is true, and the next plan promotes anew", async () => {
    await scene.plan();
    scene.fake.clock.advance(25 * 3_600_000);
    const run = await scene.applyPlan();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toContain("changed between plan and apply");
    expect(mails()).toHaveLength(1);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "PromoteExpired", attempt: 1 });
    expect(writes(await scene.apply())).toEqual(["PromoteResourceAccount"]);
  });

  test("expired, then promoted by somebody else: nothing is sent and theirs is followed", async () => {
    scene.fake.clock.advance(25 * 3_600_000);
    await scene.plan();
    await scene.somebodyElse.promoteResourceAccount({ accountId, email: "someone@example.com" });
    const run = await scene.applyPlan();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toContain("another promotion was started");
    expect(mails()).toHaveLength(2);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "PromoteVerifying", record_id: null });
    expect(run.output).not.toContain("inconsistent");
  });
});
