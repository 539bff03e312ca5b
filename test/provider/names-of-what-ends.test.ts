import { accountId, emptyPlan, NAME, scene } from "./support/member-resource-scene";
import { memberInState, PlanCalls } from "./support/plan-calls";
import { said, writes } from "./support/scene";

const MEMBER = "resourcedirectory_member";
const FOLDER = "resourcedirectory_folder";

const members = (removal_policy: string, ...names: readonly string[]) => `
resource "${MEMBER}" "team" {
  count                   = ${names.length}
  display_name            = ${JSON.stringify(names)}[count.index]
  removal_policy          = "${removal_policy}"
  abandonable_check_ids   = ["NON_SP_cs"]
}
`;
const folders = (...names: readonly string[]) => `
resource "${FOLDER}" "team" {
  count = ${names.length}
  name  = ${JSON.stringify(names)}[count.index]
}
`;

const LAST = "would end in the plan that gives its name to another one";

describe("a list that loses its first element", () => {
  test.each(["ABANDON", "DESTROY"])(
    "does not give up the member of the last one under %s: refused at plan",
    async (policy) => {
      await scene.applied(members(policy, "one", "two", "three"));
      const before = ["one", "two", "three"].map((name) => accountId(name));
      scene.code(members(policy, "two", "three"));
      const run = await scene.apply();

      expect(said(run.errors)).toContain(`three (${before[2] ?? ""}) ${LAST}`);
      expect(run.errors).toHaveLength(1);
      expect(writes(run)).toEqual([]);
      expect(await scene.state(`${MEMBER}.team[2]`)).toMatchObject({ account_id: before[2] });
    },
  );

  test("deletes the first one once its blocks have keys that stay, as the refusal advises", async () => {
    await scene.applied(members("DESTROY", "one", "two", "three"));
    const before = ["two", "three"].map((name) => accountId(name));
    const keyed = members("DESTROY", "two", "three")
      .replace(/count .*/, 'for_each = toset(["two", "three"])')
      .replace(/display_name .*/, "display_name = each.key");
    const moved = ["one", "two", "three"].map(
      (key, index) => `moved {\n  from = ${MEMBER}.team[${index}]\n  to   = ${MEMBER}.team["${key}"]\n}\n`,
    );
    const run = await scene.applied(keyed + moved.join(""));

    expect(writes(run)).toEqual(["DeleteAccount"]);
    expect(scene.fake.world.members.map((one) => one.accountId).sort()).toEqual(before.sort());
    await emptyPlan();
  });

  test("does not delete the folder of the last one: refused at plan", async () => {
    await scene.applied(folders("one", "two", "three"));
    scene.code(folders("two", "three"));
    const run = await scene.apply();

    expect(said(run.errors)).toContain(LAST);
    expect(run.errors).toHaveLength(1);
    expect(writes(run)).toEqual([]);
  });
});

/** The two calls that Terraform makes, in the order of the test. */
async function inOrder(first: string, rename: () => Promise<void>, destroy: () => Promise<void>) {
  const calls = first === "rename" ? [rename(), destroy()] : [destroy(), rename()];
  await Promise.all(calls);
}

describe.each(["rename", "destroy"])("whichever plan call comes first, here the %s,", (first) => {
  test("a name that a member takes with it is one error", async () => {
    const state = (displayName: string) =>
      memberInState(scene.fake.world.createMember({ displayName }).accountId, displayName);
    const [ends, stays] = [state(NAME), state("ledger")];
    const plan = await PlanCalls.on(scene.fake);
    await plan.refresh(MEMBER, ends);
    await inOrder(
      first,
      () => plan.change(MEMBER, stays, { ...stays, display_name: NAME }),
      () => plan.destroy(MEMBER, ends),
    );

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain(LAST);
  });

  test("a name that a folder takes with it is one error", async () => {
    const state = (name: string) => {
      const { id, parentFolderId } = scene.fake.world.createFolder({ name });
      return { folder_id: id, name, parent_folder_id: parentFolderId, resource_directory_path: null };
    };
    const [ends, stays] = [state(NAME), state("ledger")];
    const plan = await PlanCalls.on(scene.fake);
    await plan.refresh(FOLDER, ends);
    await inOrder(
      first,
      () => plan.change(FOLDER, stays, { ...stays, name: NAME }),
      () => plan.destroy(FOLDER, ends),
    );

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain(LAST);
  });
});
