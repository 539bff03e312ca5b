import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addToMirror, Sandbox, type SandboxOptions } from "../../lib/testing";
import { TERRAFORM } from "../support/terraform-program";
import { alicloudStack, member } from "./support/configurations";

const OPENTOFU_SOURCE = "registry.opentofu.org/aliyun/alicloud";
const terraform = execFileSync("which", [TERRAFORM], { encoding: "utf8" }).trim();

let folder: string;
const opened: Sandbox[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "programs-"));
});

afterEach(async () => {
  for (const sandbox of opened.splice(0)) await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function sandboxWith(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await Sandbox.create({ inProcess: true, ...options });
  opened.push(sandbox);
  return sandbox;
}

/** The real program under another name, alone in a directory. */
function installedAs(name: string): string {
  symlinkSync(terraform, join(folder, name));
  return folder;
}

test("the stand-in answers under the name of OpenTofu's registry as under that of Terraform's", async () => {
  const files = { "main.tf": member("payments").replace("aliyun/alicloud", OPENTOFU_SOURCE) };
  expect(files["main.tf"]).toContain(OPENTOFU_SOURCE);
  const sandbox = await sandboxWith({ files });

  expect((await sandbox.apply()).errors).toEqual([]);
  expect(sandbox.fake.world.members).toMatchObject([{ displayName: "payments" }]);
});

test("a mirror holds what Terraform's registry has under both names, and other providers under their own", () => {
  const archive = join(folder, "terraform-provider-x_1.0.0_linux_amd64.zip");
  writeFileSync(archive, "");
  const mirror = join(folder, "mirror");

  for (const address of ["registry.terraform.io/aliyun/alicloud", "bundled.internal/one/x"]) {
    addToMirror(mirror, { address, version: "1.0.0", archives: [archive] });
  }

  expect(readdirSync(mirror).sort()).toEqual([
    "bundled.internal",
    "registry.opentofu.org",
    "registry.terraform.io",
  ]);
  expect(readdirSync(join(mirror, OPENTOFU_SOURCE))).toHaveLength(1);
});

test("tofu is run where the PATH has no terraform", async () => {
  const sandbox = await sandboxWith({
    env: { PATH: installedAs("tofu") },
    files: { "main.tf": alicloudStack() },
  });

  expect((await sandbox.plan()).errors).toEqual([]);
});

test("the program that TERRAFORM_BINARY_NAME names is run, whatever else there is", async () => {
  const program = join(installedAs("terraform-next"), "terraform-next");
  const files = { "main.tf": alicloudStack() };
  const named = await sandboxWith({ env: { TERRAFORM_BINARY_NAME: program }, files });
  const missing = await sandboxWith({ env: { TERRAFORM_BINARY_NAME: join(folder, "absent") }, files });

  expect((await named.plan()).errors).toEqual([]);
  await expect(missing.plan()).rejects.toThrow(/absent cannot be run \(.*\)\. Put Terraform 1\.7 or newer/);
});
