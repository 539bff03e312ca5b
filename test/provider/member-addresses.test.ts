import { ADDRESS, accountId, emptyPlan, member, NAME, scene } from "./support/member-resource-scene";
import { said, writes } from "./support/scene";

describe("another address of a member", () => {
  test.each(["PROTECT", "DESTROY"])(
    "without a moved block is one error under %s, also for a member that was renamed elsewhere",
    async (removal_policy) => {
      await scene.applied(member({ display_name: NAME, removal_policy }));
      scene.fake.world.renameMember(accountId(), "elsewhere");
      scene.code(member({ display_name: NAME, removal_policy }, "renamed"));
      const plan = await scene.plan();

      expect(plan.errors).toHaveLength(1);
      expect(said(plan.errors)).toContain("moved {\n  from = resourcedirectory_member.OLD");
      expect(writes(plan)).toEqual([]);
    },
  );

  test("makes anew a member that is gone, beside the deletion of its block", async () => {
    await scene.applied(member({ display_name: NAME, removal_policy: "DESTROY" }));
    scene.fake.world.deleteMember(accountId());
    const run = await scene.applied(member({ display_name: NAME }, "renamed"));

    expect(writes(run)).toEqual(["CreateResourceAccount"]);
  });

  test("without a moved block is one error with the block to write", async () => {
    await scene.applied(member());
    scene.code(member({ display_name: NAME }, "renamed"));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("moved {\n  from = resourcedirectory_member.OLD");
    expect(writes(plan)).toEqual([]);
  });

  test("with a moved block plans nothing", async () => {
    await scene.applied(member());
    scene.code(`${member({ display_name: NAME }, "renamed")}
moved {
  from = ${ADDRESS}
  to   = resourcedirectory_member.renamed
}`);

    expect((await scene.plan()).changes).toEqual({});
  });

  test("for a second member of the same name is one error", async () => {
    await scene.applied(member());
    scene.code(member() + member({ display_name: NAME }, "second"));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    // A warning where Terraform comes to the second block long before the first one.
    expect(said([...plan.errors, ...plan.warnings])).toContain("is declared twice");
  });

  test("may have the name that another one gives up in the same plan", async () => {
    await scene.applied(member());
    const first = accountId();
    const second = member({ display_name: NAME }, "second").replace(
      /}\n$/,
      `  depends_on = [${ADDRESS}]\n}\n`,
    );
    const run = await scene.applied(member({ display_name: "ledger" }) + second);

    expect(writes(run)).toEqual(["UpdateAccount", "CreateResourceAccount"]);
    expect(accountId("ledger")).toBe(first);
    expect(accountId()).not.toBe(first);
    await emptyPlan();
  });
});
