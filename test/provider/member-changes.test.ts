import { INVITEE_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID, SAMPLE_ROOT_FOLDER_ID } from "../../lib/testing";
import { ADDRESS, accountId, emptyPlan, find, member, NAME, scene } from "./support/member-resource-scene";
import { blamedCode } from "./support/blamed-code";
import { said, writes } from "./support/scene";

/** A member in state with these settings on top of its name. */
const applied = (more = {}) => scene.applied(member({ display_name: NAME, ...more }));

describe("an edit", () => {
  beforeEach(async () => {
    await applied({ tags: { team: "pay" } });
  });

  test.each([
    ["the name", { display_name: "ledger" }, ["UpdateAccount"], { displayName: "ledger" }],
    ["the payer", { payer_account_id: MANAGEMENT_ACCOUNT_ID }, ["UpdatePayerForAccount"], {}],
    ["a tag's value", { tags: { team: "x" } }, ["TagResources"], { tags: { team: "x" } }],
    ["the tags' keys", { tags: { a: "1" } }, ["UntagResources", "TagResources"], { tags: { a: "1" } }],
    ["the last tag", { tags: {} }, ["UntagResources"], { tags: {} }],
    ["the tags, left out", { tags: undefined }, [], { tags: { team: "pay" } }],
  ])("of %s is one update, with the calls that it needs", async (_what, more, calls, seen) => {
    const id = accountId();
    const run = await applied({ tags: { team: "pay" }, ...more });

    expect(writes(run)).toEqual(calls);
    expect(find(id)).toMatchObject(seen);
    await emptyPlan();
  });

  test("of the folder moves it, and its path follows", async () => {
    const { id: folderId } = scene.fake.world.createFolder({ name: "prod" });
    const run = await applied({ folder_id: folderId, tags: { team: "pay" } });

    expect(writes(run)).toEqual(["MoveAccount"]);
    expect(await scene.state(ADDRESS)).toMatchObject({
      folder_id: folderId,
      resource_directory_path: `rd-test01/r-root01/${folderId}/${accountId()}`,
    });
    await emptyPlan();
  });

  test.each([
    ["account_name_prefix", { account_name_prefix: "pay" }],
    ["resell_account_type", { resell_account_type: "resell" }],
  ])("of %s is refused at plan: it is used at creation only", async (attribute, more) => {
    scene.code(member({ display_name: NAME, tags: { team: "pay" }, ...more }));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain(`${attribute} is used at creation only`);
    expect(writes(plan)).toEqual([]);
  });

  test("of account_name_prefix that only the apply knows is refused there", async () => {
    const code = member({ display_name: NAME, tags: { team: "pay" }, account_name_prefix: "PREFIX" });
    scene.code(`
resource "terraform_data" "prefix" { input = "pay" }
${code.replace('"PREFIX"', "terraform_data.prefix.output")}`);
    const run = await scene.apply();

    expect(said(run.errors)).toContain("account_name_prefix is used at creation only");
    expect(writes(run)).toEqual([]);
    expect((await scene.state(ADDRESS))?.["account_name_prefix"]).not.toBe("pay");
  });

  test("of policy and acceptances is recorded without a call", async () => {
    const more = {
      tags: { team: "pay" },
      removal_policy: "DESTROY",
      abandonable_check_ids: ["a"],
      adopt: true,
    };

    expect(writes(await applied(more))).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ removal_policy: "DESTROY", adopt: true });
    await emptyPlan();
  });

  test.each([
    ["UpdateAccount", { display_name: NAME, tags: { team: "pay" } }, []],
    ["MoveAccount", { display_name: "ledger", tags: { team: "pay" } }, ["UpdateAccount"]],
    [
      "TagResources",
      { display_name: "ledger", tags: {} },
      ["UpdateAccount", "MoveAccount", "UntagResources"],
    ],
  ])(
    "of which %s is refused keeps what was done, and plans the rest again",
    async (operation, _kept, done) => {
      const { id: folderId } = scene.fake.world.createFolder({ name: "prod" });
      const id = accountId();
      const code = member({ display_name: "ledger", folder_id: folderId, tags: { owner: "me" } });
      scene.fake.faults.failNext(operation, { code: "NoPermission", status: 403 });
      scene.code(code);
      const first = await scene.terraform("apply", "-auto-approve", "-json");

      expect(said(first.errors)).toContain(`Allow resourcemanager:${operation}`);
      expect(writes(first)).toEqual([...done, operation]);
      const second = await scene.applied(code);
      expect(writes(second).filter((call) => done.includes(call as never))).toEqual([]);
      expect(find(id)).toMatchObject({ displayName: "ledger", folderId, tags: { owner: "me" } });
      await emptyPlan();
    },
  );

  test("to a name that another member has is refused at plan", async () => {
    scene.fake.world.createMember({ displayName: "ledger" });
    scene.code(member({ display_name: "ledger", tags: { team: "pay" } }));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain(`ledger (${accountId("ledger")}) has that display name already`);
    expect([blamedCode(plan), writes(plan)]).toEqual([["display_name"], []]);
  });

  test("to a name that another member has got since the plan is refused by the service, and both are as they were", async () => {
    scene.code(member({ display_name: "ledger", tags: { team: "pay" } }));
    await scene.plan();
    scene.fake.faults.before("UpdateAccount", () => {
      scene.fake.world.createMember({ displayName: "ledger" });
    });
    const run = await scene.applyPlan();

    expect(said(run.errors)).toContain("Another member of the directory has this display name");
    expect(find()).toBeDefined();
  });
});

describe("what somebody else changes", () => {
  test("is put back where the code sets it", async () => {
    await applied({ tags: { team: "pay" }, payer_account_id: MANAGEMENT_ACCOUNT_ID });
    const id = accountId();
    scene.fake.world.renameMember(id, "console");
    scene.fake.world.tagMember(id, { team: "other" });
    scene.fake.world.setPayer(id, null);

    expect(writes(await scene.apply())).toEqual(["UpdateAccount", "UpdatePayerForAccount", "TagResources"]);
    expect(find(id)).toMatchObject({ displayName: NAME, tags: { team: "pay" } });
    await emptyPlan();
  });

  test("is left alone where it does not", async () => {
    await applied();
    scene.fake.world.moveMember(NAME, scene.fake.world.createFolder({ name: "other" }).id);
    scene.fake.world.tagMember(NAME, { owner: "finance" });
    scene.fake.world.setPayer(accountId(), MANAGEMENT_ACCOUNT_ID);
    scene.fake.world.setType(NAME, "CloudAccount");

    await emptyPlan();
    expect((await scene.plan()).calls.map(({ operation }) => operation)).not.toContain("GetPayerForAccount");
  });

  test("is the whole account: a warning in every plan, nothing is created again, and others go on", async () => {
    const other = member({ display_name: "ledger" }, "ledger");
    await scene.applied(member() + other);
    scene.fake.world.removeMember(NAME);
    scene.code(
      member({ display_name: NAME, tags: { new: "one" } }) + other.replace('"ledger"\n}', '"ledger-2"\n}'),
    );
    const run = await scene.apply();

    expect(run.ok).toBe(true);
    expect(writes(run)).toEqual(["UpdateAccount"]);
    expect(said(run.warnings)).toContain("A member was removed elsewhere");
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Removed" });
    const plan = await scene.plan();
    expect([plan.summary, said(plan.warnings)]).toEqual([
      "No changes.",
      expect.stringContaining("nothing is created again") as string,
    ]);
  });

  test("is forgotten when the block of a removed member is deleted, under every policy", async () => {
    await applied();
    scene.fake.world.removeMember(NAME);
    const run = await scene.applied("");

    expect([writes(run), said(run.warnings)]).toEqual([
      [],
      expect.stringContaining("is forgotten and nothing is called") as string,
    ]);
  });

  test("can be undone: a member that is back is found again", async () => {
    scene.fake.world.join(INVITEE_ACCOUNT_ID);
    const code = member({ account_id: INVITEE_ACCOUNT_ID, display_name: "acme" });
    await scene.applied(code);
    scene.fake.world.removeMember(INVITEE_ACCOUNT_ID);
    await scene.apply();
    scene.fake.world.join(INVITEE_ACCOUNT_ID);

    expect(writes(await scene.apply())).toEqual(["UpdateAccount"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Member" });
    await emptyPlan();
  });
});

describe("tags", () => {
  const owned = (tags: Record<string, string>) => applied({ tags });

  test("that others set survive every change, and never show in a plan", async () => {
    await owned({ team: "pay", env: "prod" });
    scene.fake.world.tagMember(NAME, { team: "pay", env: "prod", cost: "7" });
    await emptyPlan();
    scene.code(member({ display_name: NAME, tags: { team: "pay" } }));
    const plan = await scene.plan();

    expect(plan.changes[ADDRESS]?.before).toMatchObject({ tags: { team: "pay", env: "prod" } });
    expect(writes(await scene.apply())).toEqual(["UntagResources"]);
    expect(find()?.tags).toEqual({ team: "pay", cost: "7" });
    await emptyPlan();
  });

  test("that somebody takes off are put back, and still are the code's", async () => {
    await owned({ team: "pay" });
    scene.fake.world.tagMember(NAME, {});
    await scene.terraform("apply", "-refresh-only", "-auto-approve");
    scene.fake.world.tagMember(NAME, { team: "theirs" });

    expect(writes(await owned({}))).toEqual(["UntagResources"]);
    expect(find()?.tags).toEqual({});
  });

  test("that are set for the first time leave those of others", async () => {
    await applied();
    scene.fake.world.tagMember(NAME, { cost: "7" });
    await owned({ team: "pay" });

    expect(find()?.tags).toEqual({ team: "pay", cost: "7" });
    await emptyPlan();
  });

  test("are all shown as long as the code has set none, then those that are its own", async () => {
    const tags = async () => (await scene.state(ADDRESS))?.["tags"];
    const refreshed = () => scene.terraform("apply", "-refresh-only", "-auto-approve");
    await applied();
    scene.fake.world.tagMember(NAME, { cost: "7" });
    await refreshed();
    expect(await tags()).toEqual({ cost: "7" });
    await emptyPlan();

    const plan = await owned({ team: "pay" });
    expect(said(plan.warnings)).toContain("Tags that are not in the code are left alone");
    await refreshed();
    expect(await tags()).toEqual({ team: "pay" });

    expect(writes(await applied())).toEqual([]);
    expect(writes(await owned({}))).toEqual(["UntagResources"]);
    expect(find()?.tags).toEqual({ cost: "7" });
  });

  test("that the code sets no longer stay its own, also when something else changes with that", async () => {
    await owned({ team: "pay" });
    await scene.applied(member({ display_name: "ledger", folder_id: SAMPLE_ROOT_FOLDER_ID }));

    expect(writes(await scene.applied(member({ display_name: "ledger", tags: {} })))).toEqual([
      "UntagResources",
    ]);
  });

  test.each([
    [{ "aliyun-x": "1" }, "a key that is not allowed"],
    [{ team: "acs:x" }, "a value that is not allowed"],
  ])("that the service would refuse are refused before: %j", async (tags, problem) => {
    scene.code(member({ display_name: NAME, tags }));

    expect(said((await scene.plan()).errors)).toContain(problem);
  });
});
