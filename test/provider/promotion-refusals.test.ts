import { ADDRESS, EMAIL, scene, accountId, promotion, lastMail } from "./support/promotion-scene";
import { said, writes } from "./support/scene";

describe("what a plan refuses", () => {
  beforeEach(() => scene.applied(promotion()));

  test("-replace", async () => {
    const plan = await scene.plan(`-replace=${ADDRESS}`);

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("cannot be replaced");
    expect(writes(plan)).toEqual([]);
  });

  test("another member", async () => {
    const other = scene.fake.world.createMember({ displayName: "ledger-prod" });
    scene.code(promotion({ account: other.accountId }));
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("Declare another promotion");
  });

  test("an address that is none, with the value and what is allowed", async () => {
    scene.code(promotion({ email: "nobody" }));
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("nobody");
  });
});

test("a value for what is read-only is refused, and nothing is called", async () => {
  scene.code(promotion().replace("email", `status = "Promoted"\n  email`));
  const run = await scene.apply();

  expect(run.ok).toBe(false);
  expect(run.errors).toMatchObject([{ summary: "Read-only status" }]);
  expect(run.calls).toEqual([]);
});

describe("taint, removal and import", () => {
  beforeEach(() => scene.applied(promotion()));

  test("a tainted promotion is followed without its handle: nothing is cancelled and nothing sent", async () => {
    await scene.terraform("taint", ADDRESS);
    const run = await scene.apply();

    expect(run.ok).toBe(true);
    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("under way already");
    expect(scene.fake.world.member(accountId).status).toBe("PromoteVerifying");
  });

  test("deleting the hook cancels a promotion that is pending", async () => {
    const run = await scene.applied("");

    expect(writes(run)).toEqual(["CancelPromoteResourceAccount"]);
    expect(scene.fake.world.member(accountId).status).toBe("PromoteCancelled");
  });

  test("deleting the hook undoes nothing else", async () => {
    scene.fake.world.confirmPromotion(accountId);
    const run = await scene.applied("");

    expect(writes(run)).toEqual([]);
    expect(scene.fake.world.member(accountId).type).toBe("CloudAccount");
  });

  test("an import records what the code says and sends nothing", async () => {
    const recordId = lastMail()?.recordId ?? "";
    await scene.terraform("state", "rm", ADDRESS);
    scene.code(promotion({ attempt: 4 }));
    await scene.terraform("import", ADDRESS, `${accountId}/${recordId}`);
    const run = await scene.apply();

    expect(run.ok).toBe(true);
    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ email: EMAIL, attempt: 4, record_id: recordId });
    expect((await scene.plan()).summary).toContain("No changes");
    expect(writes(await scene.applied(promotion({ attempt: 5 })))).toEqual([
      "ResendPromoteResourceAccountEmail",
    ]);
  });
});
