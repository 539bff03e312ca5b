import { OTHER_MANAGEMENT_KEY } from "../../lib/testing";
import {
  ADDRESS,
  DAY_MS,
  scene,
  invitation,
  newest,
  newestId,
  invitationsSent,
  isMember,
  TARGET,
} from "./support/invitation-scene";
import { said, writes } from "./support/scene";

describe("what a plan refuses, whatever the policy", () => {
  test.each(["PROTECT", "ABANDON", "DESTROY"])("-replace under %s", async (policy) => {
    await scene.applied(invitation({ policy }));
    scene.fake.world.accept(newestId());
    await scene.apply();
    const plan = await scene.plan(`-replace=${ADDRESS}`);

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("cannot be replaced");
    expect(writes(plan)).toEqual([]);
    expect(isMember()).toBe(true);
  });

  test("-replace without a refresh, after an apply that never answered", async () => {
    await scene.applied(invitation());
    scene.losePrivateState();

    const plan = await scene.plan(`-replace=${ADDRESS}`, "-refresh=false");

    expect(said(plan.errors)).toContain("cannot be replaced");
  });

  test.each(["PROTECT", "ABANDON", "DESTROY"])("another target under %s", async (policy) => {
    await scene.applied(invitation({ policy }));
    scene.code(invitation({ policy, target: "2000000000000003" }));
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("Declare another invitation");
  });

  test("a target that is no account id, with the value and what is allowed", async () => {
    scene.code(invitation({ target: "12" }));
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toMatch(/12[^]*16 digits/);
  });
});

describe("tainted", () => {
  test.each(["PROTECT", "DESTROY"])(
    "a pending one under %s is adopted: nothing is cancelled and nothing sent",
    async (policy) => {
      await scene.applied(invitation({ policy }));
      await scene.terraform("taint", ADDRESS);
      const run = await scene.apply();

      expect(run.ok).toBe(true);
      expect(writes(run)).toEqual([]);
      expect(newest()?.status).toBe("Pending");
    },
  );

  test.each(["PROTECT", "DESTROY"])("an accepted one under %s expels nobody", async (policy) => {
    await scene.applied(invitation({ policy }));
    scene.fake.world.accept(newestId());
    await scene.terraform("taint", ADDRESS);
    const run = await scene.apply();

    expect(run.ok).toBe(true);
    expect(writes(run)).toEqual([]);
    expect(isMember()).toBe(true);
  });
});

describe("the directory changes between plan and apply of a higher attempt", () => {
  beforeEach(async () => {
    await scene.applied(invitation());
  });

  test.each([
    ["accepted", () => scene.fake.world.accept(newestId()), true],
    ["expired", () => scene.fake.clock.advance(15 * DAY_MS), false],
    ["declined", () => scene.fake.world.decline(newestId()), false],
  ])("%s: no second invitation, a clear message and a true state", async (_, happen, ok) => {
    scene.code(invitation({ attempt: 2 }));
    await scene.plan();
    happen();
    const run = await scene.applyPlan();

    expect(run.ok).toBe(ok);
    expect(invitationsSent()).toBe(1);
    expect(run.output).not.toContain("inconsistent");
    expect(said([...run.errors, ...run.warnings])).toMatch(
      /is not what the plan took it for|is a member already/,
    );
    expect(await scene.state(ADDRESS)).toMatchObject({ status: isMember() ? "Accepted" : newest()?.status });
  });

  test("cancelled and invited by somebody else: theirs stays, none is sent, and the message says so", async () => {
    scene.code(invitation({ attempt: 2 }));
    await scene.plan();
    scene.fake.world.cancel(newestId());
    const theirs = scene.fake.world.inviteElsewhere(TARGET);
    const run = await scene.applyPlan();

    expect([run.errors, writes(run)]).toEqual([[], []]);
    expect(said(run.warnings)).toMatch(/may be out already[^]*or somebody else has sent it/);
    expect(newest()).toMatchObject({ id: theirs.id, status: "Pending" });
    expect(await scene.state(ADDRESS)).toMatchObject({ handshake_id: theirs.id, adopted: true, attempt: 2 });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("invited by somebody else after it expired: theirs is followed, none is sent", async () => {
    scene.fake.clock.advance(15 * DAY_MS);
    scene.code(invitation({ attempt: 2 }));
    await scene.plan();
    const theirs = scene.fake.world.inviteElsewhere(TARGET);
    const run = await scene.applyPlan();

    expect(run.ok).toBe(true);
    expect(invitationsSent()).toBe(1);
    expect(await scene.state(ADDRESS)).toMatchObject({ handshake_id: theirs.id, adopted: true });
  });
});

describe("import", () => {
  test("of a pending invitation, as Account:TARGET", async () => {
    const handshake = scene.fake.world.inviteElsewhere(TARGET);
    scene.code(invitation());
    await scene.terraform("import", ADDRESS, `Account:${TARGET}`);

    expect(await scene.state(ADDRESS)).toMatchObject({
      handshake_id: handshake.id,
      status: "Pending",
      adopted: true,
    });
    expect(writes(await scene.plan())).toEqual([]);
  });

  test("of nothing is refused", async () => {
    scene.code(invitation());
    const run = await scene.terraform("import", ADDRESS, `Account:${TARGET}`);

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toContain("neither a member nor invited");
  });
});

test("a directory that is not the one in state is an error, and nothing leaves state", async () => {
  await scene.applied(invitation());
  scene.useKey(OTHER_MANAGEMENT_KEY);
  scene.code(invitation());

  const plan = await scene.plan();

  expect(plan.ok).toBe(false);
  expect(said(plan.errors)).toMatch(/rd-other1[^]*rd-test01/);
  expect(await scene.state(ADDRESS)).not.toBeNull();
});
