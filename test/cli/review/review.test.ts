import { Scene } from "../../provider/support/scene";
import { testMachine } from "../support/machine";

const TARGET = `-target=alicloud_resource_manager_account.payments`;

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const member = (policy = "PROTECT") => `
resource "alicloud_resource_manager_account" "payments" {
  display_name = "payments-prod"
  lifecycle { ignore_changes = [payer_account_id, tags] }
}
resource "resourcedirectory_member_protection" "payments" {
  account_id     = alicloud_resource_manager_account.payments.id
  display_name   = "payments-prod"
  removal_policy = "${policy}"
}
`;

async function review(args: readonly string[] = [], ...plan: readonly string[]) {
  await scene.plan(...plan);
  const machine = testMachine();
  machine.stdin = await scene.savedPlan();
  return machine.run("review", "-", ...args);
}

test("a plan without changes has nothing to review", async () => {
  await scene.applied(member());

  expect(await review()).toEqual({ exitCode: 0, stdout: "This plan: nothing to review.", stderr: "" });
});

test("an output that changes is said, and is nothing to review", async () => {
  await scene.applied(member());
  scene.code(`${member()} output "name" { value = "payments" }`);

  expect(await review()).toMatchObject({
    exitCode: 0,
    stdout: "This plan: nothing to review; outputs that change: 1.",
  });
});

describe("-target on a member whose construct is deleted", () => {
  test("is a hole in its protection, and over the limit whatever the options say", async () => {
    await scene.applied(member());
    scene.code("");

    const { exitCode, stdout } = await review([], TARGET);

    expect(exitCode).toBe(3);
    expect(stdout).toContain("Over the limit: 1 of protected members deleted, and none may be.");
    expect(stdout).toContain(
      "payments-prod is protected and is deleted all the same: the plan leaves its protection resourcedirectory_member_protection.payments out",
    );
  });

  test("is none where the protection had been lifted before", async () => {
    await scene.applied(member("DESTROY"));
    scene.code("");

    const { exitCode, stdout } = await review([], TARGET);

    expect(exitCode).toBe(2);
    expect(stdout).toContain("! The plan is not of everything: 1 left out, as with -target.");
    expect(stdout).toContain("resourcedirectory_member_protection.payments of payments-prod: left out");
  });
});

describe("a removed block for the protection alone", () => {
  const forgotten = `
removed {
  from = resourcedirectory_member_protection.payments
  lifecycle { destroy = false }
}
`;

  test("is a hole in the protection of a member that is deleted", async () => {
    await scene.applied(member());
    scene.code(forgotten);

    const { exitCode, stdout } = await review();

    expect(exitCode).toBe(3);
    expect(stdout).toContain("Over the limit: 1 of protected members deleted, and none may be.");
    expect(stdout).toContain("only forgets its protection resourcedirectory_member_protection.payments");
  });

  test("is named without the e-mail address that is the key of its for_each", async () => {
    const keyed = member()
      .replaceAll(/^(resource.*)$/gm, '$1\n  for_each = toset(["root@example.com"])')
      .replace("payments.id", "payments[each.key].id");
    await scene.applied(keyed);
    scene.code(forgotten);

    const { stdout } = await review();

    expect(stdout).toContain(
      'its protection resourcedirectory_member_protection.payments["r***@example.com"]',
    );
    expect(stdout).not.toContain("root@");
  });

  test("gives the protection of a member up that stays", async () => {
    await scene.applied(member());
    scene.code(member().replace(/resource "resourcedirectory_member_protection"[^}]*}/, "") + forgotten);

    const { exitCode, stdout } = await review(["--max-unprotections", "0"]);

    expect(exitCode).toBe(3);
    expect(stdout).toContain("the protection alone is forgotten: a later plan can remove it");
  });

  test.each([
    [
      "is none where the member comes over to a resource of our own, which protects itself",
      "PROTECT",
      2,
      "object forgotten",
    ],
    [
      "gives its protection up where that one does not protect it",
      "DESTROY",
      3,
      "the protection alone is forgotten",
    ],
  ])("%s", async (_what, policy, expected, words) => {
    await scene.applied(member());
    scene.code(`${forgotten}
resource "resourcedirectory_member" "payments" {
  display_name   = "payments-prod"
  removal_policy = "${policy}"
}
moved {
  from = alicloud_resource_manager_account.payments
  to   = resourcedirectory_member.payments
}
`);

    const { exitCode, stdout } = await review(["--max-unprotections", "0"]);

    expect(exitCode).toBe(expected);
    expect(stdout).toContain(words);
  });

  test("is none where the member is forgotten as well", async () => {
    await scene.applied(member());
    scene.code(
      forgotten +
        forgotten.replace("resourcedirectory_member_protection", "alicloud_resource_manager_account"),
    );

    const { exitCode, stdout } = await review(["--max-unprotections", "0"]);

    expect(exitCode).toBe(2);
    expect(stdout).toContain("This plan: 2 objects forgotten.");
  });
});

test("what -target leaves out of the code is named, although state does not have it yet", async () => {
  scene.code(member());

  const { stdout } = await review([], TARGET);

  expect(stdout).toContain("Not in the plan (1)\n  resourcedirectory_member_protection.payments: left out");
});

test("a plan that was refused names what it has tried, and what stood in the way", async () => {
  await scene.applied(member());
  scene.code("");

  const { exitCode, stdout } = await review();

  expect(exitCode).toBe(2);
  expect(stdout).toContain("! The plan ended in an error and cannot be applied.");
  expect(stdout).toContain("resourcedirectory_member_protection.payments of payments-prod: protected");
});

test("a protection that is lifted is to be reviewed, although it calls nothing", async () => {
  await scene.applied(member());
  scene.code(member("DESTROY"));

  const { exitCode, stdout } = await review(["--max-unprotections", "0"]);

  expect(exitCode).toBe(3);
  expect(stdout).toContain("the removal policy becomes DESTROY: a later plan can remove it");
});

test("an account that is imported and moved in the code is named, with both addresses", async () => {
  const { accountId } = scene.fake.world.createMember({ displayName: "payments-prod" });
  scene.code(`${member()} import {
    to = alicloud_resource_manager_account.payments
    id = "${accountId}"
  }`);

  const { stdout } = await review();

  expect(stdout).toContain("Takes over what exists (1)");
  expect(stdout).toContain(`payments-prod (${accountId}): by its id, ${accountId}`);
});

test("what neither provider serves is counted, too", async () => {
  scene.code(`resource "terraform_data" "one" {}`);

  const { exitCode, stdout } = await review();

  expect(exitCode).toBe(2);
  expect(stdout).toContain("an object: create of terraform_data  [terraform_data.one]");
});

test("a sensitive address is masked even where addresses are shown", async () => {
  const { accountId } = scene.fake.world.createMember({ displayName: "payments-prod" });
  scene.code(`
    variable "email" {
      default   = "root@example.com"
      sensitive = true
    }
    resource "resourcedirectory_promotion" "one" {
      account_id = "${accountId}"
      email      = var.email
    }`);

  const { stdout } = await review(["--show-addresses"]);

  expect(stdout).toContain("to r***@example.com");
  expect(stdout).not.toContain("root@example.com");
});

test("a promotion is named by the member that it refers to, also one that does not exist yet", async () => {
  scene.code(`${member()} resource "resourcedirectory_promotion" "one" {
    account_id = alicloud_resource_manager_account.payments.id
    email      = "root@example.com"
  }`);

  expect((await review()).stdout).toContain("  payments-prod: to r***@example.com");
});
