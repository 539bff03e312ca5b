import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { builtProvider, Sandbox } from "../../lib/testing";

/** A member, protected and to be promoted: resources of both providers. */
const PROTECTED_MEMBER = `
terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
    resourcedirectory = {
      source  = "${builtProvider().address}"
      version = "${builtProvider().version}"
    }
  }
}
provider "alicloud" {}
provider "resourcedirectory" {}
resource "alicloud_resource_manager_account" "payments" {
  display_name = "payments"
}
resource "resourcedirectory_member_protection" "payments" {
  account_id     = alicloud_resource_manager_account.payments.id
  removal_policy = "PROTECT"
}
resource "resourcedirectory_promotion" "payments" {
  account_id = alicloud_resource_manager_account.payments.id
  email      = "payments@example.com"
}
`;

const directories: string[] = [];
const sandboxes: Sandbox[] = [];

async function sandboxWith(env: Readonly<Record<string, string>> = {}): Promise<Sandbox> {
  const sandbox = await Sandbox.create({ files: { "main.tf": PROTECTED_MEMBER }, env });
  sandboxes.push(sandbox);
  return sandbox;
}

/** A directory for the PATH with terraform in it and no node. */
function pathWithoutNode(): string {
  const path = mkdtempSync(join(tmpdir(), "path-"));
  directories.push(path);
  const terraform = execFileSync("sh", ["-c", "command -v terraform"], { encoding: "utf8" }).trim();
  symlinkSync(terraform, join(path, "terraform"));
  return path;
}

afterEach(async () => {
  await Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close()));
  for (const directory of directories.splice(0)) {
    rmSync(directory, { recursive: true });
  }
});

test("The built providers are installed and started by Terraform, from the first plan to the refused last one", async () => {
  const sandbox = await sandboxWith();

  const init = await sandbox.init();
  expect(init.errors).toEqual([]);

  const apply = await sandbox.apply();
  expect(apply.errors).toEqual([]);
  const { accountId } = sandbox.fake.world.member("payments");
  expect(sandbox.fake.mailbox.mails.map(({ to }) => to)).toEqual(["payments@example.com"]);
  const { resources } = await sandbox.state();
  expect(resources["resourcedirectory_member_protection.payments"]?.values).toMatchObject({
    account_id: accountId,
  });

  const destroy = await sandbox.destroy();
  expect(destroy.ok).toBe(false);
  expect(destroy.errors[0]?.address).toBe("resourcedirectory_member_protection.payments");
  expect(sandbox.fake.world.member("payments").accountId).toBe(accountId);
});

test("Where there is no Node, Terraform tells its user what the providers need", async () => {
  const sandbox = await sandboxWith({ PATH: pathWithoutNode() });
  await sandbox.init();
  const plan = await sandbox.plan();
  expect(plan.errors.map(({ detail }) => detail).join("\n")).toContain(
    "Node.js 20.9 or newer must be on the PATH to run this provider, found none",
  );
});

test("A provider that a stack carries itself goes before the package's own", async () => {
  // Given a stack with an empty archive in its terraform.d, which cannot be installed
  const stack = mkdtempSync(join(tmpdir(), "stack-"));
  directories.push(stack);
  const { address, archives } = builtProvider();
  const bundled = join(stack, "terraform.d/plugins", address);
  mkdirSync(bundled, { recursive: true });
  for (const archive of archives) {
    writeFileSync(join(bundled, basename(archive)), "");
  }
  writeFileSync(
    join(stack, "cdk.tf.json"),
    JSON.stringify({ terraform: { required_providers: { resourcedirectory: { source: address } } } }),
  );
  // When it is initialized
  const sandbox = await Sandbox.create({ stackDir: stack });
  sandboxes.push(sandbox);
  const init = await sandbox.init();
  // Then that archive was taken
  expect(init.errors.map(({ summary }) => summary)).toEqual(["Failed to install provider"]);
});
