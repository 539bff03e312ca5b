import { ADDRESS, scene, accountId, promotion, mails, lastMail } from "./support/promotion-scene";
import { said, writes } from "./support/scene";

const HOUR_MS = 3_600_000;

/** The promotion of the test was sent from a state that is lost. */
async function loseTheState(): Promise<void> {
  await scene.applied(promotion());
  await scene.terraform("state", "rm", ADDRESS);
}

/** Somebody cancels the promotion and starts another one, whose record id is in no state here. */
async function somebodyPromotesAnew(): Promise<void> {
  scene.fake.world.cancelPromotion(accountId);
  await scene.somebodyElse.promoteResourceAccount({ accountId, email: "somebody-else@example.com" });
}

describe("a promotion under way whose record id is not in state", () => {
  test("is followed, and every plan says so with the latest moment when its link lapses", async () => {
    await loseTheState();
    const run = await scene.applied(promotion());
    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({
      status: "PromoteVerifying",
      record_id: null,
      mails_sent: 0,
      link_expires_at: "2026-03-02T09:00:00Z",
    });

    for (const plan of [await scene.plan(), await scene.plan()]) {
      expect(plan.summary).toBe("No changes.");
      expect(said(plan.warnings)).toMatch(/was not sent from here[^]*lapses by 2026-03-02T09:00:00Z/);
    }
  });

  test("is confirmed by the person as any other", async () => {
    await loseTheState();
    await scene.applied(promotion());
    scene.fake.world.confirmPromotion(accountId);

    expect(said((await scene.applied(promotion())).warnings)).toContain("the promotion is confirmed");
    expect(await scene.state(ADDRESS)).toMatchObject({ promoted: true });
    expect((await scene.plan()).warnings).toEqual([]);
  });

  test("refuses a higher attempt until the link has lapsed, and then promotes anew with the same code", async () => {
    await loseTheState();
    await scene.applied(promotion());
    scene.code(promotion({ attempt: 2 }));

    const early = await scene.plan();
    expect(early.ok).toBe(false);
    expect(said(early.errors)).toContain("lapses by 2026-03-02T09:00:00Z");

    scene.fake.clock.advance(25 * HOUR_MS);
    const late = await scene.applied(promotion({ attempt: 2 }));
    expect(writes(late)).toEqual(["PromoteResourceAccount"]);
    expect(mails()).toHaveLength(2);
    expect(await scene.state(ADDRESS)).toMatchObject({ record_id: lastMail()?.recordId, mails_sent: 1 });
  });

  test("that is deleted from the code is forgotten, with the moment when its link lapses", async () => {
    await loseTheState();
    await scene.applied(promotion());
    const run = await scene.applied("");

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("lapses by 2026-03-02T09:00:00Z");
    expect(scene.fake.world.member(accountId).status).toBe("PromoteVerifying");
  });
});

describe("a promotion that somebody else started after ours had ended", () => {
  test("does not inherit our record id: it is followed without one", async () => {
    await scene.applied(promotion());
    scene.fake.world.cancelPromotion(accountId);
    await scene.applied(promotion());
    await scene.somebodyElse.promoteResourceAccount({ accountId, email: "somebody-else@example.com" });
    const run = await scene.applied(promotion());

    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "PromoteVerifying", record_id: null });
  });

  test("between two plans of ours is noticed when the mail is to be resent: nothing is sent", async () => {
    await scene.applied(promotion());
    await somebodyPromotesAnew();
    scene.code(promotion({ attempt: 2 }));
    const run = await scene.apply();

    expect(said(run.errors)).toContain("another promotion is under way");
    expect(mails()).toHaveLength(2);
    expect(await scene.state(ADDRESS)).toMatchObject({ record_id: null, attempt: 1, mails_sent: 1 });

    const plan = await scene.plan();
    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("cannot send another mail yet");
  });

  test("between two plans of ours is noticed when the address changes: nothing is cancelled and nothing sent", async () => {
    await scene.applied(promotion());
    await somebodyPromotesAnew();
    scene.code(promotion({ email: "new-root@example.com" }));
    const run = await scene.apply();

    expect(said(run.errors)).toContain("another promotion is under way");
    expect(scene.fake.world.member(accountId).status).toBe("PromoteVerifying");
    expect(mails().map(({ to }) => to)).not.toContain("new-root@example.com");
  });

  test("between two plans of ours is left alone when our block is deleted", async () => {
    await scene.applied(promotion());
    await somebodyPromotesAnew();
    scene.code("");
    const run = await scene.apply();

    expect([run.ok, said(run.errors)]).toEqual([true, ""]);
    expect(said(run.warnings)).toContain("Leaves a promotion that is not the one in state");
    expect(await scene.state(ADDRESS)).toBeNull();
    expect(scene.fake.world.member(accountId).status).toBe("PromoteVerifying");
  });
});

describe("a member that is modified while its mail waits", () => {
  beforeEach(() => scene.applied(promotion()));

  const raised = () => scene.applied(promotion({ attempt: 2 }));
  const RESENT = ["ResendPromoteResourceAccountEmail"];

  test("by somebody who sends the mail again gets no third mail for the attempt that asks for a second", async () => {
    scene.fake.clock.advance(HOUR_MS);
    await scene.somebodyElse.resendPromoteResourceAccountEmail({ recordId: lastMail()?.recordId ?? "" });
    const run = await raised();

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("may be out already");
    expect(mails()).toHaveLength(2);
    expect(writes(await scene.applied(promotion({ attempt: 3 })))).toEqual(RESENT);
  });

  test.each(["made without a refresh", "made before, and applied once more"])(
    "by a mail of an apply that was killed gets no third one by a plan %s",
    async (age) => {
      scene.fake.clock.advance(HOUR_MS);
      scene.code(promotion({ attempt: 2 }));
      await scene.plan();
      await scene.somebodyElse.resendPromoteResourceAccountEmail({ recordId: lastMail()?.recordId ?? "" });
      const run = await (age.startsWith("made without") ? scene.apply("-refresh=false") : scene.applyPlan());

      expect(writes(run)).toEqual([]);
      expect(said(run.warnings)).toContain("may be out already");
      expect(mails()).toHaveLength(2);
      expect(await scene.state(ADDRESS)).toMatchObject({ attempt: 2, mails_sent: 1 });
      expect(writes(await scene.applied(promotion({ attempt: 3 })))).toEqual(RESENT);
    },
  );

  test("by a new name is sent its mail again", async () => {
    scene.fake.clock.advance(HOUR_MS);
    scene.fake.world.renameMember(accountId, "payments-live");

    expect(writes(await raised())).toEqual(RESENT);
  });

  test("by a move is sent its mail again", async () => {
    scene.fake.clock.advance(HOUR_MS);
    const { id } = scene.fake.world.createFolder({ name: "live" });
    scene.fake.world.moveMember(accountId, id);

    expect(writes(await raised())).toEqual(RESENT);
  });

  test("by something that an apply has seen since is sent its mail again", async () => {
    scene.fake.clock.advance(HOUR_MS);
    await scene.somebodyElse.resendPromoteResourceAccountEmail({ recordId: lastMail()?.recordId ?? "" });
    await scene.applied(`${promotion()}\noutput "seen" { value = 1 }`);

    expect(writes(await raised())).toEqual(RESENT);
  });

  test("by our own mails only is sent one mail for each attempt", async () => {
    scene.fake.clock.advance(HOUR_MS);
    expect(writes(await raised())).toEqual(RESENT);
    scene.fake.clock.advance(HOUR_MS);
    expect(writes(await scene.applied(promotion({ attempt: 3 })))).toEqual(RESENT);
    expect(mails()).toHaveLength(3);
  });
});

test("a mail of an apply that was killed gets no second one where the promotion was imported with its record id", async () => {
  await scene.applied(promotion());
  await scene.terraform("state", "rm", ADDRESS);
  await scene.terraform("import", ADDRESS, `${accountId}/${lastMail()?.recordId ?? ""}`);
  await scene.applied(promotion());
  scene.fake.clock.advance(HOUR_MS);
  await scene.somebodyElse.resendPromoteResourceAccountEmail({ recordId: lastMail()?.recordId ?? "" });

  const run = await scene.applied(promotion({ attempt: 2 }));
  expect(writes(run)).toEqual([]);
  expect(said(run.warnings)).toContain("may be out already");
  expect(writes(await scene.applied(promotion({ attempt: 3 })))).toEqual([
    "ResendPromoteResourceAccountEmail",
  ]);
  expect(mails()).toHaveLength(3);
});

describe("after an apply that never answered", () => {
  test.each([[], ["-refresh=false"]])(
    "the promotion is not replaced, so that its record id is kept: -replace %s",
    async (...args) => {
      await scene.applied(promotion());
      scene.losePrivateState();

      const plan = await scene.plan(`-replace=${ADDRESS}`, ...args);

      expect(said(plan.errors)).toContain("a promotion cannot be replaced");
      expect(await scene.state(ADDRESS)).toMatchObject({ record_id: lastMail()?.recordId });
    },
  );

  test.each([[], ["-refresh=false"]])(
    "a mail to another address is sent once, and that of a higher attempt is taken for sent: %s",
    async (...args) => {
      await scene.applied(promotion());
      scene.losePrivateState();
      scene.code(promotion({ attempt: 2 }));
      expect(writes(await scene.apply(...args))).toEqual([]);

      scene.losePrivateState();
      scene.code(promotion({ attempt: 2, email: "payments-owner@example.com" }));
      expect(writes(await scene.apply(...args))).toEqual([
        "CancelPromoteResourceAccount",
        "PromoteResourceAccount",
      ]);
      expect(mails()).toHaveLength(2);
    },
  );
});
