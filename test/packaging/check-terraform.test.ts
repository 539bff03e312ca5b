import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "./support/temporary";

const directory = temporaryDirectory();
const WANTED =
  "Install Terraform 1.7 or OpenTofu 1.10, or newer, and put it on the PATH, or name it in TERRAFORM_BINARY_NAME.\n";

function check(path: string, named = "") {
  const script = join(__dirname, "../../scripts/check-terraform.js");
  const env = { ...process.env, PATH: path, TERRAFORM_BINARY_NAME: named };
  return spawnSync(process.execPath, [script], { encoding: "utf8", env });
}

/** A directory with a program that says it is Terraform of this version. */
function terraformOfVersion(version: string, program = "terraform"): string {
  const path = join(directory, `${program}-${version}`);
  mkdirSync(path);
  writeFileSync(join(path, program), `#!/bin/sh\necho '{"terraform_version": "${version}"}'\n`);
  chmodSync(join(path, program), 0o755);
  return path;
}

const FINE = { status: 0, stdout: "", stderr: "" };

test("Without Terraform and OpenTofu there is one line that says what to install", () => {
  expect(check(directory)).toMatchObject({
    stderr: `terraform or tofu cannot be run. ${WANTED}`,
    status: 1,
  });
});

test.each(["1.6.6", "0.15.5"])("Terraform %s is too old", (version) => {
  const { status, stderr } = check(terraformOfVersion(version));
  expect(stderr).toBe(`Version ${version} is too old. ${WANTED}`);
  expect(status).toBe(1);
});

test.each(["1.7.0", "1.11.4", "2.0.0"])("Terraform %s is fine, and nothing is printed", (version) => {
  expect(check(terraformOfVersion(version))).toMatchObject(FINE);
});

test("OpenTofu 1.9 is too old: its `removed` blocks cannot say what they do not destroy", () => {
  expect(check(terraformOfVersion("1.9.1", "tofu"))).toMatchObject({
    stderr: `Version 1.9.1 is too old. ${WANTED}`,
    status: 1,
  });
});

test("OpenTofu is taken where there is no Terraform, and where it is named", () => {
  const path = terraformOfVersion("1.10.0", "tofu");
  expect(check(path)).toMatchObject(FINE);
  expect(check(path, "tofu")).toMatchObject(FINE);
  expect(check(path, "terraform")).toMatchObject({
    stderr: `terraform cannot be run. ${WANTED}`,
    status: 1,
  });
});
