import { MANAGEMENT_ROOT_KEY } from "../../lib/testing";
import { accountId, scene } from "./support/member-scene";
import { said, writes } from "./support/scene";

const ADDRESS = "resourcedirectory_account_type.payments";

function typeSwitch(type: string, account = accountId): string {
  return `
resource "resourcedirectory_account_type" "payments" {
  account_id = "${account}"
  type       = "${type}"
}
`;
}

const typeInCloud = () => scene.fake.world.member(accountId).type;

describe("switching", () => {
  test("to a cloud account is one UpdateAccount, and the plan after it is empty", async () => {
    const run = await scene.applied(typeSwitch("CloudAccount"));

    expect(writes(run)).toEqual(["UpdateAccount"]);
    expect(typeInCloud()).toBe("CloudAccount");
    expect(await scene.state(ADDRESS)).toMatchObject({ type: "CloudAccount", status: "SwitchSuccess" });
    const plan = await scene.plan();
    expect([plan.summary, plan.warnings]).toEqual(["No changes.", []]);
  });

  test("back to a resource account is an update with one UpdateAccount", async () => {
    await scene.applied(typeSwitch("CloudAccount"));
    const run = await scene.applied(typeSwitch("ResourceAccount"));

    expect(run.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(writes(run)).toEqual(["UpdateAccount"]);
    expect(typeInCloud()).toBe("ResourceAccount");
  });

  test("to the type that the member has calls nothing", async () => {
    expect(writes(await scene.applied(typeSwitch("ResourceAccount")))).toEqual([]);
  });

  test("is planned again when somebody switched back", async () => {
    await scene.applied(typeSwitch("CloudAccount"));
    scene.fake.world.setType(accountId, "ResourceAccount");

    const plan = await scene.plan();
    expect(plan.changes[ADDRESS]).toMatchObject({ actions: ["update"], before: { type: "ResourceAccount" } });
  });

  test("whose answer is lost is looked up, not repeated", async () => {
    scene.fake.faults.dropAfterCommit("UpdateAccount");
    const run = await scene.applied(typeSwitch("CloudAccount"));

    expect(writes(run)).toEqual(["UpdateAccount"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ type: "CloudAccount" });
  });
});

describe("a rename and a type switch in one plan", () => {
  const member = (displayName: string) => `
resource "alicloud_resource_manager_account" "payments" {
  display_name = "${displayName}"
}
`;
  const together = (displayName: string, type: string) =>
    member(displayName) + typeSwitch(type, "${alicloud_resource_manager_account.payments.id}");

  test.each([
    ["CloudAccount", "ResourceAccount"],
    ["ResourceAccount", "CloudAccount"],
  ])("from %s to %s are two UpdateAccount calls, and no replacement", async (from, to) => {
    await scene.applied(member("ledger-prod"));
    const created = scene.fake.world.member("ledger-prod").accountId;
    scene.fake.world.setSecurityInfo(created, { phone: true });
    await scene.applied(together("ledger-prod", from));

    const run = await scene.applied(together("ledger-live", to));

    const updates = run.calls.filter(({ operation }) => operation === "UpdateAccount");
    expect(updates.map(({ parameters }) => Object.keys(parameters).sort())).toEqual([
      ["AccountId", "NewDisplayName"],
      ["AccountId", "NewAccountType"],
    ]);
    expect(Object.values(run.changes).map(({ actions }) => actions)).toEqual([["update"], ["update"]]);
    expect(scene.fake.world.member("ledger-live")).toMatchObject({ accountId: created, type: to });
  });
});

describe("a refusal says what a person must do", () => {
  test("no secure phone or e-mail", async () => {
    scene.fake.world.setSecurityInfo(accountId, { phone: false, email: false });
    scene.code(typeSwitch("CloudAccount"));
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toMatch(/MissingSecurityInfo/);
    expect(said(run.errors)).toMatch(/phone|mobile/i);
    expect(await scene.state(ADDRESS)).toBeNull();
  });

  test("the root key is in use", async () => {
    await scene.applied(typeSwitch("CloudAccount"));
    scene.fake.world.setRootKeyInUse(accountId, true);
    scene.code(typeSwitch("ResourceAccount"));
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toMatch(/\broot\b/i);
    expect(said(run.errors)).toMatch(/disable/i);
    expect(await scene.state(ADDRESS)).toMatchObject({ type: "CloudAccount" });
  });

  test("the legal entity differs", async () => {
    await scene.applied(typeSwitch("CloudAccount"));
    scene.fake.world.setLegalEntity(accountId, "Somebody Else Ltd");
    scene.code(typeSwitch("ResourceAccount"));
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toMatch(/legal entity|real-name/i);
  });

  test("the caller is the root of the management account", async () => {
    scene.useKey(MANAGEMENT_ROOT_KEY);
    scene.code(typeSwitch("CloudAccount"));
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toMatch(/RAM (user|role)/);
  });
});

describe("everything else", () => {
  test("another member is refused at plan", async () => {
    await scene.applied(typeSwitch("CloudAccount"));
    const other = scene.fake.world.createMember({ displayName: "ledger-prod" });
    scene.code(typeSwitch("CloudAccount", other.accountId));
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("Declare another type switch");
  });

  test("deleting it switches nothing back, and says so", async () => {
    await scene.applied(typeSwitch("CloudAccount"));
    const run = await scene.applied("");

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("is not undone");
    expect(typeInCloud()).toBe("CloudAccount");
  });

  test("an import by account id plans nothing", async () => {
    scene.fake.world.setType(accountId, "CloudAccount");
    scene.code(typeSwitch("CloudAccount"));
    await scene.terraform("import", ADDRESS, accountId);

    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("a type that does not exist is refused, with the value and what is allowed", async () => {
    scene.code(typeSwitch("RootAccount"));
    const plan = await scene.plan();

    expect(said(plan.errors)).toMatch(/"RootAccount"[^]*"ResourceAccount", "CloudAccount"/);
  });
});
