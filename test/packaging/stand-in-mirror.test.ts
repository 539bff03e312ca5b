import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { FakeDirectory } from "../../lib/testing";
import { TERRAFORM } from "../support/terraform-program";
import { LIBRARY, writeLibrary } from "./support/library";
import { temporaryDirectory } from "./support/temporary";

const directory = temporaryDirectory();
const run = promisify(execFile);

const CONFIGURATION = `
terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.284"
    }
  }
}
provider "alicloud" {
  region     = "cn-hangzhou"
  protocol   = "HTTP"
  access_key = "ak-management"
  secret_key = "sk-management"
}
resource "alicloud_resource_manager_account" "payments" {
  display_name = "payments"
}
`;

test("Outside of a checkout, any terraform installs the stand-in from the mirror and works with it against a fake directory", async () => {
  // Given the mirror, a configuration as for the vendor's provider, and a fake directory
  const library = join(directory, "node_modules", LIBRARY);
  await writeLibrary(library);
  const command = [join(library, "dist/cli/main.js"), "mirror", "mirror", "--with-stand-in"];
  const { stdout: configuration } = await run(process.execPath, command, { cwd: directory });
  const cliConfig = join(directory, "terraform.rc");
  writeFileSync(cliConfig, configuration);
  const cwd = join(directory, "configuration");
  mkdirSync(cwd);
  writeFileSync(join(cwd, "main.tf"), CONFIGURATION);
  const fake = await FakeDirectory.start();
  const env = {
    PATH: process.env.PATH,
    HOME: directory,
    CHECKPOINT_DISABLE: "1",
    TF_CLI_CONFIG_FILE: cliConfig,
    ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER: fake.host,
    ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER: fake.host,
  };
  const terraform = (...args: string[]) => run(TERRAFORM, args, { cwd, env });
  try {
    // When it is initialized, planned and applied
    await terraform("init", "-input=false");
    const plan = await terraform("plan", "-no-color", "-input=false");
    await terraform("apply", "-no-color", "-input=false", "-auto-approve");

    // Then the plan announced the member, the member is there, and nothing is left to do
    expect(plan.stdout).toContain("Plan: 1 to add, 0 to change, 0 to destroy.");
    expect(fake.world.member("payments")).toMatchObject({ type: "ResourceAccount" });
    await terraform("plan", "-detailed-exitcode", "-input=false");
  } finally {
    await fake.stop();
  }
});
