import { blamedCode } from "./support/blamed-code";
import { ADDRESS, accountId, countNamed, member, NAME, scene } from "./support/member-resource-scene";
import { PlanCalls } from "./support/plan-calls";
import { said, writes } from "./support/scene";

const MEMBER = "resourcedirectory_member";

const inState = (account: string, name: string) => ({
  account_id: account,
  display_name: name,
  status: "Member",
  removal_policy: "PROTECT",
  account_name_prefix: null,
  resell_account_type: null,
  tags: {},
});

describe("two blocks", () => {
  test.each<[string, () => Promise<string>, string]>([
    [
      "that take over one account by its id",
      () => {
        const { accountId: account_id } = scene.fake.world.createMember({ displayName: NAME });
        return Promise.resolve(member({ account_id }) + member({ account_id }, "second"));
      },
      "account_id",
    ],
    [
      "one of which state holds, and the other names by its id",
      async () => {
        await scene.applied(member());
        return member() + member({ account_id: accountId() }, "second");
      },
      "declared twice",
    ],
    [
      "one of which names an account by its id, and the other adopts it by its name",
      () => {
        const { accountId: account_id } = scene.fake.world.createMember({ displayName: NAME });
        return Promise.resolve(
          member({ account_id }) + member({ display_name: NAME, adopt: true }, "second"),
        );
      },
      "declared twice",
    ],
    [
      "that import one account",
      () => {
        const { accountId: id } = scene.fake.world.createMember({ displayName: NAME });
        const imported = (name: string) =>
          `import {\n  to = ${MEMBER}.${name}\n  id = "${id}"\n}\n${member({}, name)}`;
        return Promise.resolve(imported("payments") + imported("second"));
      },
      "declared twice",
    ],
    [
      "of one name that are to be created",
      () => Promise.resolve(member() + member({ display_name: NAME }, "second")),
      "display_name",
    ],
    [
      "of one name that would adopt what either has made",
      () => {
        const adopting = { display_name: NAME, adopt: true };
        return Promise.resolve(member(adopting) + member(adopting, "second"));
      },
      "display_name",
    ],
    [
      "that are renamed to one name",
      async () => {
        await scene.applied(member({ display_name: "one" }) + member({ display_name: "two" }, "second"));
        return member() + member({ display_name: NAME }, "second");
      },
      "display_name",
    ],
  ])("%s are one error at plan, and nothing is called", async (_what, describeCode, blamed) => {
    scene.code(await describeCode());
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("declared twice");
    if (blamed !== "declared twice") expect(blamedCode(plan)).toEqual([blamed]);
    expect(writes(plan)).toEqual([]);
  });

  test("whose names only the apply knows end in one account and one error, not in one account twice", async () => {
    const named = (name: string) => `
resource "${MEMBER}" "${name}" {
  display_name = terraform_data.name.output
  adopt        = true
}
`;
    scene.code(
      `resource "terraform_data" "name" { input = "${NAME}" }` + named("payments") + named("second"),
    );
    expect((await scene.plan()).errors).toEqual([]);
    const run = await scene.applyPlan();

    expect(said(run.errors)).toContain("declared twice");
    expect(countNamed()).toBe(1);
    const states = [await scene.state(ADDRESS), await scene.state(`${MEMBER}.second`)];
    expect(states.filter((state) => state !== null)).toHaveLength(1);
  });
});

describe("a block that adopts the name that another one gives up", () => {
  const adopting = member({ display_name: NAME, adopt: true }, "second");

  test("is refused at plan: it might take over the very account of the other one", async () => {
    await scene.applied(member());
    scene.code(member({ display_name: "ledger" }) + adopting);
    const plan = await scene.plan();

    // Declared twice, where Terraform comes to the block that gives the name up long after the other one.
    expect(plan.errors.map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/cannot be taken over by its name|is declared twice/),
    ]);
    expect(writes(plan)).toEqual([]);
  });

  test.each(["rename", "adoption"])("is refused with what to do, with the %s first", async (first) => {
    const account = scene.fake.world.createMember({ displayName: NAME }).accountId;
    const plan = await PlanCalls.on(scene.fake);
    const prior = inState(account, NAME);
    const adopt = () => plan.create(MEMBER, { ...prior, account_id: null, adopt: true, existing: false });
    const rename = () => plan.change(MEMBER, prior, { ...prior, display_name: "ledger" });
    await plan.refresh(MEMBER, prior);
    await Promise.all(first === "rename" ? [rename(), adopt()] : [adopt(), rename()]);

    expect(plan.errors.map(({ summary }) => summary)).toEqual([
      `${NAME} (${account}) cannot be taken over by its name`,
    ]);
    expect(said(plan.errors)).toContain("depends_on");
  });

  test("is refused in apply where only that knows the name, and the account is what its own block says", async () => {
    await scene.applied(member());
    const account = accountId();
    scene.code(`
resource "terraform_data" "name" { input = "${NAME}" }
${member({ display_name: "ledger" })}
${adopting.replace(`"${NAME}"`, "terraform_data.name.output")}`);
    expect((await scene.plan()).errors).toEqual([]);
    // Terraform has come to both blocks when the directory has told who has the name, and nothing is renamed yet.
    scene.fake.faults.delay("ListAccounts", { ms: 2_000, times: Infinity });
    scene.fake.faults.delay("UpdateAccount", { ms: 3_000, times: 1 });
    const run = await scene.applyPlan();

    expect(said(run.errors)).toContain("cannot be taken over by its name");
    expect(writes(run)).toEqual(["UpdateAccount"]);
    expect(accountId("ledger")).toBe(account);
    expect(await scene.state(`${MEMBER}.second`)).toBeNull();
  });
});

describe("names that two members exchange, or hand on", () => {
  test("are not refused at plan when they are swapped, and the apply says how it goes", async () => {
    await scene.applied(member({ display_name: "one" }) + member({ display_name: "two" }, "second"));
    scene.code(member({ display_name: "two" }) + member({ display_name: "one" }, "second"));

    expect((await scene.plan()).errors).toEqual([]);
    expect(said((await scene.applyPlan()).errors)).toContain("swap names in two steps");
    expect(scene.fake.world.members.map(({ displayName }) => displayName).sort()).toEqual(["one", "two"]);
  });

  test("are handed on in one apply by what depends on the one that gives it up", async () => {
    await scene.applied(member({ display_name: "one" }) + member({ display_name: "two" }, "second"));
    const second = member({ display_name: "one" }, "second").replace(
      /}\n$/,
      `depends_on = [${ADDRESS}]\n}\n`,
    );

    expect(writes(await scene.applied(member({ display_name: "three" }) + second))).toEqual([
      "UpdateAccount",
      "UpdateAccount",
    ]);
  });

  test.each(["rename", "create"])(
    "are not refused to a member that is created, with the %s first",
    async (first) => {
      const account = scene.fake.world.createMember({ displayName: NAME }).accountId;
      const plan = await PlanCalls.on(scene.fake);
      const prior = inState(account, NAME);
      const create = () =>
        plan.create(MEMBER, { ...inState(account, NAME), account_id: null, adopt: false, existing: false });
      const rename = () => plan.change(MEMBER, prior, { ...prior, display_name: "ledger" });
      await plan.refresh(MEMBER, prior);
      await Promise.all(first === "rename" ? [rename(), create()] : [create(), rename()]);

      expect(plan.errors).toEqual([]);
    },
  );
});
