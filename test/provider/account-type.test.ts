import { MANAGEMENT_ROOT_KEY } from "../../lib/testing";
import { accountId, scene } from "./support/member-scene";
import { said, writes } from "./support/scene";

const ADDRESS = "resourcedirectory_account_type.payments";

function typeSwitch(type: string, more: { account?: string; whenBlocked?: string } = {}): string {
  return `
resource "resourcedirectory_account_type" "payments" {
  account_id = "${more.account ?? accountId}"
  type       = "${type}"
  ${more.whenBlocked === undefined ? "" : `when_blocked = "${more.whenBlocked}"`}
}
`;
}

const dryRuns = () =>
  scene.fake.requests.of("UpdateAccount").filter(({ parameters }) => parameters["DryRun"] === "true");

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
    member(displayName) + typeSwitch(type, { account: "${alicloud_resource_manager_account.payments.id}" });

  test.each([
    ["CloudAccount", "ResourceAccount"],
    ["ResourceAccount", "CloudAccount"],
  ])("from %s to %s are two UpdateAccount calls, and no replacement", async (from, to) => {
    await scene.applied(member("ledger-prod"));
    const created = scene.fake.world.member("ledger-prod").accountId;
    scene.fake.world.setSecurityInfo(created, { phone: true });
    await scene.applied(together("ledger-prod", from));

    const run = await scene.applied(together("ledger-live", to));

    const updates = run.calls.filter(
      ({ operation, parameters }) => operation === "UpdateAccount" && parameters["DryRun"] === undefined,
    );
    expect(updates.map(({ parameters }) => Object.keys(parameters).sort())).toEqual([
      ["AccountId", "NewDisplayName"],
      ["AccountId", "NewAccountType"],
    ]);
    expect(Object.values(run.changes).map(({ actions }) => actions)).toEqual([["update"], ["update"]]);
    expect(scene.fake.world.member("ledger-live")).toMatchObject({ accountId: created, type: to });
  });
});

describe("a refusal is known beforehand, and says what a person must do", () => {
  const refusedAtPlan = async (): Promise<string> => {
    const plan = await scene.plan();
    expect(plan.ok).toBe(false);
    expect(writes(plan)).toEqual([]);
    return said(plan.errors);
  };

  test("no secure phone or e-mail", async () => {
    scene.fake.world.setSecurityInfo(accountId, { phone: false, email: false });
    scene.code(typeSwitch("CloudAccount"));

    const errors = await refusedAtPlan();
    expect(errors).toMatch(/MissingSecurityInfo/);
    expect(errors).toMatch(/phone|mobile/i);
    expect(errors).toContain("set when_blocked");
  });

  test("the root key is in use", async () => {
    await scene.applied(typeSwitch("CloudAccount"));
    scene.fake.world.setRootKeyInUse(accountId, true);
    scene.code(typeSwitch("ResourceAccount"));

    expect(await refusedAtPlan()).toMatch(/\broot\b[^]*disable/i);
    expect(await scene.state(ADDRESS)).toMatchObject({ type: "CloudAccount" });
  });

  test("the legal entity differs", async () => {
    await scene.applied(typeSwitch("CloudAccount"));
    scene.fake.world.setLegalEntity(accountId, "Somebody Else Ltd");
    scene.code(typeSwitch("ResourceAccount"));

    expect(await refusedAtPlan()).toMatch(/legal entity|real-name/i);
  });

  test("the caller is the root of the management account", async () => {
    scene.useKey(MANAGEMENT_ROOT_KEY);
    scene.code(typeSwitch("CloudAccount"));

    expect(await refusedAtPlan()).toMatch(/RAM (user|role)/);
  });

  test("a promotion waits for its confirmation", async () => {
    await scene.somebodyElse.promoteResourceAccount({ accountId, email: "payments-root@example.com" });
    scene.code(typeSwitch("CloudAccount"));

    expect(await refusedAtPlan()).toContain("cancel it or let it end first");
  });

  test("in apply, where it came up since the plan", async () => {
    scene.code(typeSwitch("CloudAccount"));
    await scene.plan();
    scene.fake.world.setSecurityInfo(accountId, { phone: false, email: false });
    const run = await scene.applyPlan();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toMatch(/MissingSecurityInfo/);
    expect(await scene.state(ADDRESS)).toBeNull();
  });
});

describe("asking beforehand", () => {
  test("asks once for each switch that is planned, by the newer version, and for nothing else", async () => {
    scene.code(typeSwitch("CloudAccount"));
    await scene.plan();
    expect(dryRuns()).toMatchObject([
      { version: "2022-04-19", parameters: { NewAccountType: "CloudAccount" } },
    ]);

    await scene.apply();
    scene.fake.requests.clear();
    await scene.plan();
    expect(dryRuns()).toEqual([]);
  });

  test("says what becomes of the root user", async () => {
    scene.code(typeSwitch("CloudAccount"));
    expect(said((await scene.plan()).warnings)).toContain("Its root user is enabled");
    await scene.apply();

    scene.code(typeSwitch("ResourceAccount"));
    const back = said((await scene.plan()).warnings);
    expect(back).toContain("Its root user is disabled and cannot sign in any more");
    expect(back).toContain("access key in use");
  });

  test("says it of a member, and of a type, that only the apply will know", async () => {
    scene.code(`
resource "alicloud_resource_manager_account" "ledger" {
  display_name = "ledger-prod"
}
${typeSwitch("ResourceAccount", { account: "${alicloud_resource_manager_account.ledger.id}" })}`);
    const created = said((await scene.plan()).warnings);
    expect(created).toContain(
      "a member that has no id yet: to ResourceAccount, unless it is of that type by then",
    );
    expect(created).toContain("Its root user is disabled and cannot sign in any more");

    scene.code(`
resource "terraform_data" "wanted" {
  input = "CloudAccount"
}
${typeSwitch("${terraform_data.wanted.output}")}`);
    const wanted = said((await scene.plan()).warnings);
    expect(wanted).toContain(`${accountId}: to the type that only the apply will know`);
    expect(wanted).toMatch(/Its root user is enabled[^]*Its root user is disabled/);
    expect(dryRuns()).toEqual([]);
    const run = await scene.applyPlan();
    expect(said(run.warnings)).toContain(`${accountId}: to CloudAccount. Its root user is enabled`);
    expect(typeInCloud()).toBe("CloudAccount");
  });

  test.each([
    ["may not be asked", { code: "NoPermission", status: 403 }],
    ["does not know the newer version", { code: "InvalidAction.NotFound", status: 404 }],
  ])("leaves it to apply if the service %s, with a warning", async (_, fault) => {
    scene.code(typeSwitch("CloudAccount"));
    scene.fake.faults.failNext("UpdateAccount", fault);
    const plan = await scene.plan();

    expect(plan.ok).toBe(true);
    expect(said(plan.warnings)).toContain("not checked beforehand");
    expect((await scene.applyPlan()).ok).toBe(true);
    expect(typeInCloud()).toBe("CloudAccount");
  });

  test("is repeated after a lost answer, since it changes nothing", async () => {
    scene.code(typeSwitch("CloudAccount"));
    scene.fake.faults.dropBeforeCommit("UpdateAccount");

    expect((await scene.plan()).ok).toBe(true);
    expect(dryRuns()).toHaveLength(2);
    expect(typeInCloud()).toBe("ResourceAccount");
  });
});

describe("a switch that waits for a secure phone or e-mail address", () => {
  const waits = (type = "CloudAccount") => typeSwitch(type, { whenBlocked: "wait" });

  beforeEach(() => {
    scene.fake.world.setSecurityInfo(accountId, { phone: false, email: false });
  });

  test("is no error, changes no further plan, and is done by the first run after it has one", async () => {
    const run = await scene.applied(waits());
    expect(typeInCloud()).toBe("ResourceAccount");
    expect(said(run.warnings)).toContain("Waits for a person");
    expect(await scene.state(ADDRESS)).toMatchObject({ type: "CloudAccount", status: "Waiting" });

    const waiting = await scene.plan();
    expect(waiting.summary).toBe("No changes.");
    expect(said(waiting.warnings)).toContain("it needs a secure phone number or e-mail address");

    scene.fake.world.setSecurityInfo(accountId, { phone: true });
    expect((await scene.plan()).changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(writes(await scene.apply())).toEqual(["UpdateAccount"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ type: "CloudAccount", status: "SwitchSuccess" });
    const after = await scene.plan();
    expect([after.summary, after.warnings]).toEqual(["No changes.", []]);
  });

  test("notices that somebody has switched it meanwhile", async () => {
    await scene.applied(waits());
    scene.fake.world.setType(accountId, "CloudAccount");

    expect(writes(await scene.apply())).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ type: "CloudAccount", status: "SwitchSuccess" });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("can be taken back, and made to fail", async () => {
    await scene.applied(waits());
    scene.code(typeSwitch("CloudAccount"));
    expect(said((await scene.plan()).errors)).toContain("MissingSecurityInfo");

    expect(writes(await scene.applied(waits("ResourceAccount")))).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ type: "ResourceAccount", status: "CreateSuccess" });
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("is blocked again without an error if the phone is gone between plan and apply", async () => {
    await scene.applied(waits());
    scene.fake.world.setSecurityInfo(accountId, { phone: true });
    scene.code(waits());
    await scene.plan();
    scene.fake.world.setSecurityInfo(accountId, { phone: false });

    expect((await scene.applyPlan()).ok).toBe(true);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Waiting" });
    expect((await scene.plan()).summary).toBe("No changes.");
  });
});

describe("everything else", () => {
  test("another member is refused at plan", async () => {
    await scene.applied(typeSwitch("CloudAccount"));
    const other = scene.fake.world.createMember({ displayName: "ledger-prod" });
    scene.code(typeSwitch("CloudAccount", { account: other.accountId }));
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
