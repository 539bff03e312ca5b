import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryDirectory } from "./support/temporary";

const directory = temporaryDirectory();

function check(path: string) {
  const script = join(__dirname, "../../scripts/check-terraform.js");
  return spawnSync(process.execPath, [script], { encoding: "utf8", env: { ...process.env, PATH: path } });
}

/** A directory with a `terraform` that says it is of this version. */
function terraformOfVersion(version: string): string {
  const path = join(directory, version);
  mkdirSync(path);
  writeFileSync(join(path, "terraform"), `#!/bin/sh\necho '{"terraform_version": "${version}"}'\n`);
  chmodSync(join(path, "terraform"), 0o755);
  return path;
}

test("Without terraform there is one line that says what to install", () => {
  const { status, stderr } = check(directory);
  expect(stderr).toBe(
    'terraform cannot be run. Install Terraform 1.7 or newer and put "terraform" on the PATH.\n',
  );
  expect(status).toBe(1);
});

test.each(["1.6.6", "0.15.5"])("Terraform %s is too old", (version) => {
  const { status, stderr } = check(terraformOfVersion(version));
  expect(stderr).toMatch(`terraform ${version} is too old. Install Terraform 1.7 or newer`);
  expect(status).toBe(1);
});

test.each(["1.7.0", "1.11.4", "2.0.0"])("Terraform %s is fine, and nothing is printed", (version) => {
  const { status, stdout, stderr } = check(terraformOfVersion(version));
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
});
