import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { Testing } from "cdktf";
import { builtPackagesDirectory } from "../../lib/constructs/provider-packages";
import { messageOf } from "./support";

const PROJECT = dirname(dirname(__dirname));
const run = promisify(execFile);

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "packages-test-"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function installed(...path: string[]): string {
  const directory = join(root, "node_modules", "cdktf-alicloud-resource-directory");
  mkdirSync(join(directory, ...path), { recursive: true });
  writeFileSync(join(root, "package.json"), '{ "name": "somebody-elses-app" }');
  writeFileSync(join(directory, "package.json"), '{ "name": "cdktf-alicloud-resource-directory" }');
  return directory;
}

test.each([
  ["the sources", ["lib", "constructs"]],
  ["the compiled code", ["dist", "constructs"]],
])("the built packages are found from %s", (_, path) => {
  const directory = installed(...path);

  expect(builtPackagesDirectory(Testing.app(), join(directory, ...path))).toBe(
    join(directory, "dist", "provider"),
  );
});

test("an app that a bundler has made is told to keep the package external", () => {
  const bundle = join(root, "dist");
  mkdirSync(bundle);
  writeFileSync(join(root, "package.json"), '{ "name": "somebody-elses-app" }');

  const message = messageOf(() => builtPackagesDirectory(Testing.app(), bundle));

  expect(message).toContain(`no package.json of cdktf-alicloud-resource-directory above ${bundle}`);
  expect(message).toContain("esbuild --external:cdktf-alicloud-resource-directory");
  expect(message).toContain("ProviderInstallation.NONE");
});

test("a broken installation is told to reinstall", () => {
  expect(messageOf(() => builtPackagesDirectory(Testing.app(), root))).toContain("reinstall the package");
});

/** A synth's part of the work, over and over; it fails if it ever finds a zip missing or cut. */
const WRITER = `
const { installPackages } = require("./lib/constructs/provider-packages");
const { statSync } = require("node:fs");
const { join } = require("node:path");
const [target, size, ...packages] = process.argv.slice(1);
for (let round = 0; round < 60; round++) {
  installPackages(packages, target);
  for (const name of packages.map((path) => path.split("/").at(-1))) {
    const found = statSync(join(target, name)).size;
    if (found !== Number(size)) throw new Error(name + " has " + found + " bytes");
  }
}`;

test("several synths at once into one folder each find whole packages, and leave nothing else behind", async () => {
  const size = 1_000_000;
  const names = ["linux_amd64", "linux_arm64", "darwin_arm64"].map(
    (platform) => `terraform-provider-resourcedirectory_1.0.0_${platform}.zip`,
  );
  names.forEach((name) => {
    writeFileSync(join(root, name), Buffer.alloc(size));
  });
  const target = join(root, "terraform.d");

  const args = ["-r", "ts-node/register/transpile-only", "-e", WRITER, target, String(size)];
  const paths = names.map((name) => join(root, name));
  await Promise.all(
    Array.from({ length: 3 }, () => run(process.execPath, [...args, ...paths], { cwd: PROJECT })),
  );

  expect(readdirSync(target).sort()).toEqual([...names].sort());
}, 60_000);
