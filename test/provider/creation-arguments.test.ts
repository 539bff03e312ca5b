import { said, Scene, writes } from "./support/scene";

const MEMBER = "alicloud_resource_manager_account.payments";
const ADDRESS = "resourcedirectory_member_protection.payments";
const PAY = 'account_name_prefix = "pay"';
const RESOLD = 'resell_account_type = "resell"';

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

/** A member on the vendor's resource as `MemberAccount` synthesizes it, with this besides in both of its resources. */
function createdWith(extra: string, policy = "PROTECT"): string {
  return `
resource "alicloud_resource_manager_account" "payments" {
  display_name = "payments-prod"
  ${extra}
  lifecycle { ignore_changes = [payer_account_id] }
}
resource "resourcedirectory_member_protection" "payments" {
  account_id     = alicloud_resource_manager_account.payments.id
  display_name   = "payments-prod"
  removal_policy = "${policy}"
  ${extra}
}
`;
}

/** State as a version of this provider wrote it that did not know these attributes. */
async function byAnOlderVersion(extra: string): Promise<void> {
  await scene.applied(createdWith(extra));
  scene.losePrivateState();
  scene.editState(ADDRESS, { account_name_prefix: undefined, resell_account_type: undefined });
}

test.each([
  ["account_name_prefix", "another one", PAY, 'account_name_prefix = "ledger"'],
  ["account_name_prefix", "given", "", PAY],
  ["resell_account_type", "another one", RESOLD, 'resell_account_type = "non_resell"'],
  ["resell_account_type", "given", "", RESOLD],
])("%s, %s: the plan is refused and nothing is called", async (attribute, _change, before, after) => {
  await scene.applied(createdWith(before));
  scene.code(createdWith(after));
  const plan = await scene.plan();

  expect(said(plan.errors)).toContain(`${attribute} is used at creation only`);
  expect(writes(plan)).toEqual([]);
  scene.code(createdWith(before));
  expect((await scene.plan()).summary).toBe("No changes.");
});

test("is refused too where a plan cannot know it yet", async () => {
  const prefix = (value: string) => `
resource "terraform_data" "prefix" { input = "${value}" }
${createdWith("account_name_prefix = terraform_data.prefix.output")}`;
  await scene.applied(prefix("pay"));
  scene.code(prefix("ledger"));
  const run = await scene.apply();

  expect(said(run.errors)).toContain("account_name_prefix is used at creation only");
  expect(await scene.state(ADDRESS)).toMatchObject({ account_name_prefix: "pay" });
});

test("taken out of the code it is left alone, and remembered", async () => {
  await scene.applied(createdWith(PAY));
  const run = await scene.applied(createdWith(""));

  expect([writes(run), run.changes[ADDRESS]]).toEqual([[], undefined]);
  expect(await scene.state(ADDRESS)).toMatchObject({ account_name_prefix: "pay" });
});

test("a change of something else shows nothing of it", async () => {
  await scene.applied(createdWith(""));
  scene.code(createdWith("", "DESTROY"));
  const { changes } = await scene.plan();

  expect(changes[ADDRESS]?.actions).toEqual(["update"]);
  expect(changes[ADDRESS]?.after).toMatchObject({ account_name_prefix: null, resell_account_type: null });
});

test.each([
  [PAY, { account_name_prefix: "pay" }],
  [RESOLD, { resell_account_type: "resell" }],
])("is recorded, with a warning and without a call, in a state of before: %s", async (extra, recorded) => {
  await byAnOlderVersion(extra);
  const run = await scene.apply();

  expect([run.errors, writes(run)]).toEqual([[], []]);
  expect(said(run.warnings)).toContain("What an account was created with is recorded");
  expect(await scene.state(ADDRESS)).toMatchObject(recorded);
  const second = await scene.plan();
  expect([second.summary, second.warnings]).toEqual(["No changes.", []]);
  scene.code(createdWith(extra.replace(/"\w+"/, extra === PAY ? '"ledger"' : '"non_resell"')));
  expect((await scene.plan()).ok).toBe(false);
});

test("plans no change in a state of before where the code does not say it", async () => {
  await byAnOlderVersion("");
  const plan = await scene.plan();

  expect([plan.summary, plan.warnings]).toEqual(["No changes.", []]);
});

test.each([PAY, RESOLD])("is recorded, with a warning, of an account that is imported: %s", async (extra) => {
  const { accountId: id } = scene.fake.world.createMember({ displayName: "payments-prod" });
  const imports = [MEMBER, ADDRESS].map((to) => `import {\n  to = ${to}\n  id = "${id}"\n}\n`);
  const run = await scene.applied(createdWith(extra) + imports.join(""));

  expect(writes(run)).toEqual([]);
  expect(said(run.warnings)).toContain("if the account was created with another one, it keeps that");
  expect((await scene.plan()).summary).toBe("No changes.");
});

test.each([
  ["another one", 'account_name_prefix = "ledger"', "ledger"],
  ["none", "", null],
])("may be %s for the account that takes the place of one that is gone", async (_, extra, prefix) => {
  await scene.applied(createdWith(PAY, "DESTROY"));
  scene.fake.world.deleteMember("payments-prod");
  const run = await scene.applied(createdWith(extra, "DESTROY"));

  expect(writes(run)).toEqual(["CreateResourceAccount"]);
  expect(await scene.state(ADDRESS)).toMatchObject({ account_name_prefix: prefix });
  expect((await scene.plan()).summary).toBe("No changes.");
  scene.code(createdWith(PAY, "DESTROY"));
  expect((await scene.plan()).ok).toBe(false);
});
