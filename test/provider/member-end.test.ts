import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import type { TerraformResult } from "../../lib/testing";
import { limited } from "./support/limited-provider";
import {
  ADDRESS,
  accountId,
  countNamed,
  emptyPlan,
  find,
  member,
  NAME,
  scene,
} from "./support/member-resource-scene";
import { PlanCalls } from "./support/plan-calls";
import { said, writes } from "./support/scene";

const DELETION = ["DeleteAccount"];

const checks = (run: TerraformResult) =>
  run.calls.filter(({ operation }) => operation === "CheckAccountDelete").length;

/** A member in state, and its block deleted from the code. */
async function deleted(more = {}): Promise<void> {
  await scene.applied(member({ display_name: NAME, ...more }));
  scene.code("");
}

/** The invited account as a member in state, and its block deleted. */
async function deletedInvited(removal_policy: string): Promise<void> {
  scene.fake.world.join(INVITEE_ACCOUNT_ID);
  await scene.applied(member({ account_id: INVITEE_ACCOUNT_ID, removal_policy }));
  scene.code("");
}

const applyRefused = () => scene.terraform("apply", "-auto-approve", "-json");

describe("a deleted block under PROTECT", () => {
  test.each([[[]], [["-target", ADDRESS]], [["-refresh=false"]], [["-destroy"]]])(
    "fails the plan with the way out, also with %j",
    async (options) => {
      await deleted();
      const plan = await scene.plan(...options);

      expect(plan.ok).toBe(false);
      expect(plan.errors).toHaveLength(1);
      expect(said(plan.errors)).toContain(`${NAME} (${accountId()}) is protected`);
      expect(said(plan.errors)).toMatch(/1\. set removal_policy[^]*2\. delete the construct/);
      expect(said(plan.errors)).toContain("from = resourcedirectory_member.OLD");
      expect(said(plan.errors)).toMatch(
        /or this is a plan to destroy[^]*removed block[^]*terraform state rm/,
      );
      expect(writes(plan)).toEqual([]);
    },
  );
});

describe("a deleted block under ABANDON", () => {
  test("forgets the member and calls nothing", async () => {
    await deleted({ removal_policy: "ABANDON" });
    const run = await scene.apply();

    expect(said(run.warnings)).toContain("Forgets a member");
    expect([writes(run), await scene.state(ADDRESS)]).toEqual([[], null]);
    expect(find()).toBeDefined();
  });
});

describe("a deleted block under DESTROY", () => {
  const FINDING = "NON_SP_cs";
  const accepted = { removal_policy: "DESTROY", abandonable_check_ids: [FINDING] };

  test("deletes the account after its check, and says so at plan", async () => {
    await deleted(accepted);
    const plan = await scene.plan();
    expect(said(plan.warnings)).toContain("Deletes a member");

    expect(writes(await scene.applyPlan())).toEqual(DELETION);
    expect([find(), await scene.state(ADDRESS)]).toEqual([undefined, null]);
  });

  test("takes two steps from PROTECT", async () => {
    await scene.applied(member());
    expect(writes(await scene.applied(member({ display_name: NAME, ...accepted })))).toEqual([]);
    expect(writes(await scene.applied(""))).toEqual(DELETION);
  });

  test("deletes nothing while the check has reasons against it, and says them", async () => {
    await deleted(accepted);
    scene.fake.world.setDeletionObstacles(NAME, [
      { id: "ecs", name: "ECS", description: "two instances run" },
    ]);
    const run = await applyRefused();

    expect(said(run.errors)).toContain("ECS: two instances run");
    expect([checks(run), writes(run)]).toEqual([1, []]);
    expect([find() === undefined, await scene.state(ADDRESS)]).toEqual([false, expect.anything()]);
  });

  test("deletes nothing while the check finds what the code does not accept by its id", async () => {
    await deleted({ removal_policy: "DESTROY" });
    const run = await applyRefused();

    expect(said(run.errors)).toContain(`add to abandonable_check_ids: "${FINDING}"`);
    expect(said(run.errors)).toContain("Container service");
    expect([checks(run), writes(run)]).toEqual([1, []]);
    expect(find()).toBeDefined();
  });

  test("does not wait for the silence period, and says that it runs", async () => {
    scene.fake.options.silencePeriodMs = 90 * 24 * 3_600_000;
    await deleted(accepted);
    const run = await scene.apply();

    expect(said(run.warnings)).toContain("at the end of a silence period");
    expect([run.ok, await scene.state(ADDRESS)]).toEqual([true, null]);
  });

  test("waits while the service checks", async () => {
    Object.assign(scene.fake.options, { deletionCheckMs: 60_000, deletionCheckingMs: 60_000 });
    await deleted(accepted);

    expect(writes(await scene.apply())).toEqual(DELETION);
    expect(find()).toBeUndefined();
  });

  test("follows a deletion that an apply before has begun", async () => {
    scene.fake.options.deletionCheckingMs = 3_600_000;
    await deleted(accepted);
    const first = await applyRefused();
    expect(said(first.errors)).toContain("the deletion under way is then followed");
    scene.fake.clock.advance(3_600_000);

    const second = await scene.apply();
    expect([checks(second), writes(second)]).toEqual([0, []]);
    expect([find(), await scene.state(ADDRESS)]).toEqual([undefined, null]);
  });

  test("keeps a member whose deletion the service gives up, says why, and deletes it once that is mended", async () => {
    await deleted(accepted);
    const obstacle = { id: "ecs", name: "ECS", description: "two instances run" };
    scene.fake.faults.before("DeleteAccount", () => {
      scene.fake.world.setDeletionObstacles(NAME, [obstacle]);
    });
    const first = await applyRefused();
    expect(said(first.errors)).toContain("ECS: two instances run");
    expect([writes(first), await scene.state(ADDRESS)]).toEqual([DELETION, expect.anything()]);
    expect(find()).toBeDefined();

    scene.fake.faults.clear();
    scene.fake.world.setDeletionObstacles(NAME, []);
    expect(writes(await scene.apply())).toEqual(DELETION);
    expect([find(), await scene.state(ADDRESS)]).toEqual([undefined, null]);
  });

  test("removes a member that joined by invitation", async () => {
    await deletedInvited("DESTROY");
    const plan = await scene.plan();
    expect(said(plan.warnings)).toContain("Removes a member from the directory");

    expect(writes(await scene.applyPlan())).toEqual(["RemoveCloudAccount"]);
    expect(find(INVITEE_ACCOUNT_ID)).toBeUndefined();
  });

  test.each([
    [
      "a created cloud account",
      async () => {
        scene.fake.world.setType(NAME, "CloudAccount");
        await Promise.resolve();
      },
      "Only resource accounts",
    ],
    [
      "a promotion under way",
      async () => {
        await scene.somebodyElse.promoteResourceAccount({ accountId: accountId(), email: "a@example.com" });
      },
      "Cancel the promotion first",
    ],
  ])("refuses the plan for %s", async (_what, happens, words) => {
    await deleted(accepted);
    await happens();
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain(words);
    expect(writes(plan)).toEqual([]);
  });

  describe("with its promotion, which waits for a person,", () => {
    const PROMOTION = "resourcedirectory_promotion.payments";
    const promotion = `
resource "resourcedirectory_promotion" "payments" {
  account_id = ${ADDRESS}.account_id
  email      = "payments-root@example.com"
}
`;

    test("cancels that first, where both lines go", async () => {
      await scene.applied(member({ display_name: NAME, ...accepted }) + promotion);
      const run = await scene.applied("");

      expect(writes(run)).toEqual(["CancelPromoteResourceAccount", "DeleteAccount"]);
      expect(find()).toBeUndefined();
    });

    test("is told from the promotion's end, where Terraform comes to that long after its own, what to do first", async () => {
      await scene.applied(member({ display_name: NAME, ...accepted }) + promotion);
      const [ofMember, ofPromotion] = [await scene.state(ADDRESS), await scene.state(PROMOTION)];
      const plan = await PlanCalls.on(scene.fake);
      await plan.destroy("resourcedirectory_member", ofMember ?? {});
      await plan.destroy("resourcedirectory_promotion", ofPromotion ?? {});

      expect(plan.errors).toHaveLength(1);
      expect(said(plan.warnings)).toContain("Delete the promotion's block first and apply");
    });

    test("is refused at plan where the promotion of the code was found under way, so that its end cancels nothing", async () => {
      await scene.applied(member({ display_name: NAME, ...accepted }));
      await scene.somebodyElse.promoteResourceAccount({ accountId: accountId(), email: "a@example.com" });
      await scene.applied(member({ display_name: NAME, ...accepted }) + promotion);
      scene.code("");
      const plan = await scene.plan();

      expect(said(plan.errors)).toContain("Cancel the promotion first");
      expect(writes(plan)).toEqual([]);
    });
  });

  test("refuses the plan for an invited member that was switched to a resource account", async () => {
    await deletedInvited("DESTROY");
    scene.fake.world.setType(INVITEE_ACCOUNT_ID, "ResourceAccount");

    expect(said((await scene.plan()).errors)).toContain("switch its type to CloudAccount");
  });

  test("does nothing if the member has changed since the plan", async () => {
    await deleted(accepted);
    await scene.plan();
    scene.fake.world.setType(NAME, "CloudAccount");
    const run = await scene.applyPlan();

    expect(said(run.errors)).toContain("is not what the plan took it for");
    expect([writes(run), await scene.state(ADDRESS)]).toEqual([[], expect.anything()]);
  });

  test("has nothing to do for a member that is gone since the plan", async () => {
    await deleted(accepted);
    await scene.plan();
    scene.fake.world.removeMember(NAME);
    const run = await scene.applyPlan();

    expect([run.ok, writes(run), await scene.state(ADDRESS)]).toEqual([true, [], null]);
  });
});

describe.each(["PROTECT", "ABANDON", "DESTROY"])("a replacement under %s", (removal_policy) => {
  test("is refused at plan", async () => {
    await scene.applied(member({ display_name: NAME, removal_policy }));
    const plan = await scene.plan("-replace", ADDRESS);

    expect(said(plan.errors)).toContain(`${NAME} is never replaced`);
    expect(writes(plan)).toEqual([]);
  });

  test("of one whose name the code does not set is refused by its id", async () => {
    const { accountId: account_id } = scene.fake.world.createMember({ displayName: NAME });
    const code = member({ account_id, removal_policy });
    await scene.applied(code);

    expect(said((await scene.plan("-replace", ADDRESS)).errors)).toContain(`${account_id} is never replaced`);
  });

  test("after a taint calls nothing and creates nothing", async () => {
    const code = member({ display_name: NAME, removal_policy, tags: { team: "pay" } });
    await scene.applied(code);
    const before = accountId();
    await scene.terraform("taint", ADDRESS);
    const run = await scene.applied(code);

    expect(writes(run)).toEqual([]);
    expect([accountId(), countNamed()]).toEqual([before, 1]);
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: before });
    await emptyPlan();
  });

  test.each([
    ["that was renamed elsewhere", "elsewhere", NAME],
    ["that gets another name in the same change", NAME, "ledger"],
    ["of which both is true", "elsewhere", "ledger"],
  ])("after a taint of a member %s makes no second account", async (_which, atTheDirectory, inTheCode) => {
    await scene.applied(member({ display_name: NAME, removal_policy }));
    const before = accountId();
    scene.fake.world.renameMember(before, atTheDirectory);
    await scene.terraform("taint", ADDRESS);
    const run = await scene.applied(member({ display_name: inTheCode, removal_policy }));

    expect(writes(run)).toEqual(["UpdateAccount"]);
    expect(accountId(inTheCode)).toBe(before);
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: before, display_name: inTheCode });
    await emptyPlan();
  });
});

test("a tainted member that leaves between plan and apply is not made a second time by that apply", async () => {
  await scene.applied(member());
  await scene.terraform("taint", ADDRESS);
  await scene.terraform("plan", "-out=saved.tfplan");
  scene.fake.world.deleteMember(accountId());
  scene.fake.requests.clear();
  const run = await scene.terraform("apply", "saved.tfplan");

  expect(run).toMatchObject({ ok: false });
  expect(scene.fake.requests.mutating).toEqual([]);
});

describe("limits of the provider block", () => {
  const removable = (more: object) =>
    member({ display_name: NAME, removal_policy: "DESTROY", ...more }).replace(
      "{",
      "{\n  provider = resourcedirectory.limited",
    );
  const provider = limited("removals = 0\n    moves = 0");

  test("hold for removals and moves", async () => {
    await scene.applied(provider + removable({}));
    scene.code(provider);
    expect(said((await scene.plan()).errors)).toContain("More removals than the provider block allows");
    const { id: folder_id } = scene.fake.world.createFolder({ name: "prod" });
    scene.code(provider + removable({ folder_id }));

    expect(said((await scene.plan()).errors)).toContain("More moves than the provider block allows");
  });

  test("hold for a move that a take-over brings with it", async () => {
    const { accountId: account_id } = scene.fake.world.createMember({ displayName: NAME });
    const { id: folder_id } = scene.fake.world.createFolder({ name: "prod" });
    scene.code(provider + removable({ account_id, folder_id }));

    expect(said((await scene.plan()).errors)).toContain("More moves than the provider block allows");
  });
});
