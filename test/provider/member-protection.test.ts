import { INVITEE_ACCOUNT_ID, OTHER_MANAGEMENT_KEY, STRANGER_KEY } from "../../lib/testing";
import { said, Scene, writes } from "./support/scene";

const ADDRESS = "resourcedirectory_member_protection.payments";
const MEMBER = "alicloud_resource_manager_account.payments";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

/** A member as `MemberAccount` synthesizes it; without `prevent_destroy` where its own message would come first. */
function member(policy = "PROTECT", displayName = "payments-prod"): string {
  return `
resource "alicloud_resource_manager_account" "payments" {
  display_name = "${displayName}"
  lifecycle { ignore_changes = [payer_account_id] }
}
resource "resourcedirectory_member_protection" "payments" {
  account_id     = alicloud_resource_manager_account.payments.id
  display_name   = "${displayName}"
  removal_policy = "${policy}"
}
`;
}

const accountId = () => scene.fake.world.member("payments-prod").accountId;
const isThere = () => scene.fake.world.tryMember("payments-prod") !== undefined;

test("the plan after apply is empty, and asks the directory nothing on the protection's behalf", async () => {
  await scene.applied(member());
  const plan = await scene.plan();

  expect([plan.summary, plan.warnings]).toEqual(["No changes.", []]);
  expect(plan.calls.map(({ operation }) => operation)).toEqual([
    "GetAccount",
    "GetPayerForAccount",
    "ListTagResources",
  ]);
  expect(await scene.state(ADDRESS)).toMatchObject({
    account_id: accountId(),
    resource_directory_id: "rd-test01",
    removal_policy: "PROTECT",
  });
});

test("renaming a member is one UpdateAccount and no replacement", async () => {
  await scene.applied(member());
  const run = await scene.applied(member("PROTECT", "payments-live"));

  expect(writes(run)).toEqual(["UpdateAccount"]);
  expect(run.changes[MEMBER]?.actions).toEqual(["update"]);
});

test("a payer that the API reports and the code does not name plans no change", async () => {
  await scene.applied(member());
  scene.fake.world.setPayer(accountId(), "1000000000000001");

  expect((await scene.plan()).summary).toBe("No changes.");
});

describe("removing a protected member", () => {
  test("fails at plan with its name, the two steps and the innocent cause; nothing is called", async () => {
    await scene.applied(member());
    scene.code("");
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain(`payments-prod (${accountId()})`);
    expect(said(plan.errors)).toMatch(
      /1\. set removal_policy \(in CDKTF: removalPolicy\) to DESTROY[^]*2\. delete the construct/,
    );
    expect(said(plan.errors)).toContain("moved");
    expect(writes(plan)).toEqual([]);
    expect(isThere()).toBe(true);
  });

  test("fails for terraform destroy too", async () => {
    await scene.applied(member());
    const run = await scene.apply("-destroy");

    expect(run.ok).toBe(false);
    expect(isThere()).toBe(true);
  });

  test("works after the two steps", async () => {
    await scene.applied(member());
    const first = await scene.applied(member("DESTROY"));
    expect(writes(first)).toEqual([]);
    const second = await scene.applied("");

    expect(writes(second)).toEqual(["DeleteAccount"]);
    expect(isThere()).toBe(false);
  });

  test.each([
    ["it is a cloud account", "First switch its type back", becomesCloudAccount],
    ["its promotion waits for a person", "Cancel the promotion first", isPromotedElsewhere],
  ])("is refused at plan while %s, with what to do first", async (_, words, happens) => {
    await scene.applied(member("DESTROY"));
    await happens();
    scene.code("");
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain(words);
    expect(writes(plan)).toEqual([]);
  });

  test("goes with its promotion that waits for a person, where both lines go: the promotion is cancelled first", async () => {
    const promotion = `
resource "resourcedirectory_promotion" "payments" {
  account_id = alicloud_resource_manager_account.payments.id
  email      = "payments-root@example.com"
}
`;
    await scene.applied(member("DESTROY") + promotion);
    const run = await scene.applied("");

    expect(writes(run)).toEqual(["CancelPromoteResourceAccount", "DeleteAccount"]);
    expect(isThere()).toBe(false);
  });

  test.each(["CloudAccount", "ResourceAccount"] as const)(
    "is refused at plan for a %s that joined by invitation, which the vendor's resource cannot remove",
    async (type) => {
      scene.fake.world.join(INVITEE_ACCOUNT_ID);
      scene.fake.world.renameMember(INVITEE_ACCOUNT_ID, "payments-prod");
      scene.fake.world.setType(INVITEE_ACCOUNT_ID, type);
      await scene.applied(`${member("DESTROY")}
import {
  to = ${MEMBER}
  id = "${INVITEE_ACCOUNT_ID}"
}`);
      scene.code("");
      const plan = await scene.plan();

      expect(plan.errors).toHaveLength(1);
      expect(said(plan.errors)).toMatch(/joined by invitation and cannot be deleted[^]*RESOURCE_DIRECTORY/);
      expect(writes(plan)).toEqual([]);
    },
  );
});

async function becomesCloudAccount(): Promise<void> {
  scene.fake.world.setType(accountId(), "CloudAccount");
  return Promise.resolve();
}

async function isPromotedElsewhere(): Promise<void> {
  await scene.somebodyElse.promoteResourceAccount({ accountId: accountId(), email: "a@example.com" });
}

describe("creating a member a second time", () => {
  test.each(["PROTECT", "DESTROY"])("by -replace is refused under %s", async (policy) => {
    await scene.applied(member(policy));
    const plan = await scene.plan(`-replace=${MEMBER}`);

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("-replace");
    expect(writes(plan)).toEqual([]);
  });

  test("because the alicloud side sees nothing is refused, with the cause", async () => {
    await scene.applied(member());
    scene.fake.faults.failNext("GetAccount", { code: "EntityNotExists.ResourceDirectory", status: 404 });
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toContain("cannot see the directory");
    expect(writes(plan)).toEqual([]);
  });

  test.each([
    ["no directory", STRANGER_KEY],
    ["another directory", OTHER_MANAGEMENT_KEY],
  ])("because all credentials see %s is refused as a configuration error", async (_, key) => {
    await scene.applied(member());
    scene.useKey(key);
    scene.code(member());
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(said(plan.errors)).toMatch(/directory|credentials/);
    expect(writes(plan)).toEqual([]);
    expect(await scene.state(ADDRESS)).not.toBeNull();
  });

  test("that is really gone is refused under PROTECT and allowed under DESTROY", async () => {
    await scene.applied(member());
    scene.fake.world.deleteMember("payments-prod");
    const refused = await scene.plan();
    expect(refused.ok).toBe(false);
    expect(said(refused.errors)).toContain("gone from the directory");

    scene.code(member("DESTROY"));
    const allowed = await scene.plan();
    expect(allowed.ok).toBe(true);
    expect(allowed.changes[MEMBER]?.actions).toEqual(["create"]);
  });
});

describe("a directory that the provider block does not name", () => {
  test("is one clear error however many resources there are, and nothing is planned", async () => {
    await scene.applied(member());
    const ids = ["ledger", "search", "mail"].map(
      (name) => scene.fake.world.createMember({ displayName: name }).accountId,
    );
    const promotions = ids.map(
      (id, index) => `
resource "resourcedirectory_promotion" "p${index}" {
  account_id = "${id}"
  email      = "root${index}@example.com"
}
`,
    );
    await scene.applied(member() + promotions.join(""));
    scene.expectDirectory("rd-other1");
    scene.code(member() + promotions.join(""));
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toMatch(/rd-test01[^]*rd-other1/);
    expect(writes(plan)).toEqual([]);
  });

  test("stops the first plan of a new stack as well", async () => {
    scene.expectDirectory("rd-other1");
    scene.code(member());
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(plan.changes).toEqual({});
  });
});

describe("creating a member whose display name exists", () => {
  /** The member exists, and no state knows it: the answer to its creation was lost. */
  async function loseTheAnswerToTheCreation(): Promise<void> {
    scene.code(member());
    scene.fake.faults.dropAfterCommit("CreateResourceAccount");
    const run = await scene.apply();
    expect(run.ok).toBe(false);
    expect(await scene.state(MEMBER)).toBeNull();
  }

  test("after a lost answer is refused at plan, with the id and the import block to paste", async () => {
    await loseTheAnswerToTheCreation();
    const plan = await scene.plan();

    expect(plan.ok).toBe(false);
    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain(`payments-prod (${accountId()}) exists in the directory already`);
    expect(said(plan.errors)).toContain("Its deletion is under way: until its silence period ends");
    expect(said(plan.errors)).toMatch(
      /import \{\n {2}to = alicloud_resource_manager_account\.\w+\n {2}id = "\d{16}"\n\}/,
    );
    expect(writes(plan)).toEqual([]);
  });

  test("goes on with that import block: no second account, and the next plan is empty", async () => {
    await loseTheAnswerToTheCreation();
    const id = accountId();
    const run = await scene.applied(`${member()}\nimport {\n  to = ${MEMBER}\n  id = "${id}"\n}\n`);

    expect(writes(run)).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: id });
    expect(scene.fake.world.members).toHaveLength(1);
    scene.code(member());
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("is found by one listing, however many members are created", async () => {
    const accounts = ["mail", "search", "ledger", "shop"].map((name) =>
      member("PROTECT", name).replaceAll("payments", name),
    );
    scene.code(accounts.join(""));
    const plan = await scene.plan();

    expect(plan.ok).toBe(true);
    expect(plan.calls.map(({ operation }) => operation)).toEqual(["ListAccounts"]);
  });

  test("is found on a later page of the listing, too", async () => {
    scene.fake.options.quotas.members = 500;
    for (let index = 0; index < 150; index += 1) {
      scene.fake.world.createMember({ displayName: `member-${index}` });
    }
    scene.fake.world.createMember({ displayName: "payments-prod" });
    scene.code(member());

    expect(said((await scene.plan()).errors)).toContain("exists in the directory already");
  });

  test("by a stack whose rights do not cover the listing fails with the right that is missing", async () => {
    scene.fake.faults.failNext("ListAccounts", { code: "NoPermission", status: 403 });
    scene.code(member());

    expect(said((await scene.plan()).errors)).toContain("resourcemanager:ListAccounts");
  });

  test("beside a protection of an account that is managed elsewhere is no second creation", async () => {
    const { accountId: id } = scene.fake.world.createMember({ displayName: "payments-prod" });
    scene.code(
      member()
        .replace("alicloud_resource_manager_account.payments.id", `"${id}"`)
        .replace(/resource "alicloud[^]*?\n}\n/, ""),
    );

    expect((await scene.plan()).ok).toBe(true);
  });
});

test("a directory that cannot be asked for its id leaves the new member protected all the same", async () => {
  scene.fake.faults.failNext("GetResourceDirectory", { code: "NoPermission", status: 403, times: 9 });
  const run = await scene.applied(member());
  expect(said(run.warnings)).toContain("is protected, but its directory is not recorded");

  scene.fake.faults.clear();
  scene.code("");
  expect((await scene.plan()).ok).toBe(false);
});

test("an import by account id protects the member", async () => {
  const { accountId: id } = scene.fake.world.createMember({ displayName: "payments-prod" });
  scene.code(
    member()
      .replace("alicloud_resource_manager_account.payments.id", `"${id}"`)
      .replace(/resource "alicloud[^]*?\n}\n/, ""),
  );
  await scene.terraform("import", ADDRESS, id);

  expect(await scene.state(ADDRESS)).toMatchObject({ account_id: id, removal_policy: "PROTECT" });
  expect((await scene.plan()).summary).toBe("No changes.");
});
