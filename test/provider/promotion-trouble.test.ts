import { ADDRESS, scene, accountId, promotion, mails, lastMail } from "./support/promotion-scene";
import { said, writes } from "./support/scene";

describe("when things go wrong after the mail is out", () => {
  test("a lost answer is no error: the promotion is followed, not tainted, and no second mail is sent", async () => {
    scene.fake.faults.dropAfterCommit("PromoteResourceAccount");
    const run = await scene.applied(promotion());

    expect(said(run.warnings)).toContain("its record id was lost");
    expect(await scene.state(ADDRESS)).toMatchObject({
      record_id: null,
      mails_sent: 1,
      status: "PromoteVerifying",
    });
    expect((await scene.plan()).summary).toContain("No changes");
    await scene.apply();
    expect(mails()).toHaveLength(1);
  });

  test("without the record id a higher attempt is refused at plan, with the date when the link lapses", async () => {
    scene.fake.faults.dropAfterCommit("PromoteResourceAccount");
    await scene.applied(promotion());
    scene.code(promotion({ attempt: 2 }));

    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("2026-03-02T09:00:00Z");
    expect(writes(plan)).toEqual([]);
  });

  test("a wait for the person ends in success when the time is over", async () => {
    const run = await scene.applied(promotion({ timeouts: 'create = "10m"' }));

    expect(said(run.warnings)).toContain("Nobody answered within 10m");
    expect(await scene.state(ADDRESS)).toMatchObject({ record_id: lastMail()?.recordId });
    expect((await scene.plan()).summary).toContain("No changes");
    await scene.apply();
    expect(mails()).toHaveLength(1);
  });

  test("a wait ends as soon as the person has come", async () => {
    scene.whileSleeping = () => scene.fake.world.confirmPromotion(accountId);
    await scene.applied(promotion({ timeouts: 'create = "10m"' }));

    expect(await scene.state(ADDRESS)).toMatchObject({ promoted: true });
    expect((await scene.plan()).warnings).toEqual([]);
  });

  test("a failed re-read while waiting is a warning: the handle is in state and the next apply sends nothing", async () => {
    scene.fake.faults.after("PromoteResourceAccount", () =>
      scene.fake.faults.failNext("GetAccount", { code: "NoPermission", status: 403, times: 9 }),
    );
    const run = await scene.applied(promotion({ timeouts: 'create = "10m"' }));
    scene.fake.faults.clear();

    expect(said(run.warnings)).toContain("could not be asked");
    expect(await scene.state(ADDRESS)).toMatchObject({ record_id: lastMail()?.recordId });
    await scene.apply();
    expect(mails()).toHaveLength(1);
  });

  test("being told to stop while waiting keeps the handle, taints nothing and sends nothing again", async () => {
    scene.code(promotion({ timeouts: 'create = "10m"' }));
    const apply = scene.startApply();
    scene.whileSleeping = () => {
      apply.interrupt();
      return new Promise(() => undefined);
    };
    const run = await apply.finished;

    expect(said(run.warnings)).toContain("asked to stop");
    expect(await scene.state(ADDRESS)).toMatchObject({ record_id: lastMail()?.recordId });
    expect((await scene.plan()).summary).toContain("No changes");
    expect(mails()).toHaveLength(1);
  });
});
