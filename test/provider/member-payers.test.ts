import { MANAGEMENT_ACCOUNT_ID } from "../../lib/testing";
import { ADDRESS, accountId, emptyPlan, member, NAME, scene } from "./support/member-resource-scene";
import { said, writes } from "./support/scene";

const PAID = { display_name: NAME, payer_account_id: MANAGEMENT_ACCOUNT_ID };
const UNPAID = { display_name: NAME };

describe("a payer that is taken out of the code", () => {
  beforeEach(async () => {
    await scene.applied(member(PAID));
  });

  test("goes on paying, is told of once and not asked for any more", async () => {
    const run = await scene.applied(member(UNPAID));

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain(`account ${MANAGEMENT_ACCOUNT_ID} goes on paying`);
    expect((await scene.state(ADDRESS))?.["payer_account_id"]).toBeNull();
    const next = await scene.plan();
    expect(next.summary).toBe("No changes.");
    expect(next.calls.map(({ operation }) => operation)).not.toContain("GetPayerForAccount");
  });

  test("stops nobody, once the right to read it has gone with it", async () => {
    scene.fake.faults.failNext("GetPayerForAccount", { code: "NoPermission", status: 403 });

    expect((await scene.applied(member(UNPAID))).errors).toEqual([]);
    await emptyPlan();
  });

  test("is set again with a call only if somebody else pays by then", async () => {
    await scene.applied(member(UNPAID));
    expect(writes(await scene.applied(member(PAID)))).toEqual([]);

    await scene.applied(member(UNPAID));
    scene.fake.world.setPayer(accountId(), null);
    expect(writes(await scene.applied(member(PAID)))).toEqual(["UpdatePayerForAccount"]);
  });
});

test("a payer that the code sets and that may not be read stops the plan, with the right that is missing", async () => {
  await scene.applied(member(PAID));
  scene.fake.faults.failNext("GetPayerForAccount", { code: "NoPermission", status: 403 });
  const plan = await scene.plan();

  expect(said(plan.errors)).toContain("Allow resourcemanager:GetPayerForAccount");
});

test("the payer of an imported member is recorded without a call that writes, and the plan says so", async () => {
  const { accountId: id } = scene.fake.world.createMember({ displayName: NAME });
  scene.fake.world.setPayer(id, MANAGEMENT_ACCOUNT_ID);
  scene.code(`${member(PAID)}import {\n to = ${ADDRESS}\n id = "${id}"\n}\n`);
  const run = await scene.apply();

  expect(run.errors).toEqual([]);
  expect(said(run.warnings)).toContain("this update only records it");
  expect(writes(run)).toEqual([]);
  await emptyPlan();
});
