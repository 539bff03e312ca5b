import { execFile } from "node:child_process";
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { Testing } from "cdktf";
import {
  builtPackagesDirectory,
  copiesOf,
  installPackages,
} from "../../lib/constructs/provider/provider-packages";
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

const ZIP = "terraform-provider-resourcedirectory_1.0.0_linux_amd64.zip";

/** Synth of some stacks with these packages; what tells whether files are one and the same. */
function synthStacks(text: string, link: typeof linkSync = linkSync): readonly number[] {
  const source = join(root, ZIP);
  writeFileSync(source, text);
  const copies = copiesOf({});
  return ["one", "two", "three"].map((stack) => {
    installPackages([source], join(root, stack), copies, link);
    expect(readFileSync(join(root, stack, ZIP), "utf8")).toBe(text);
    expect(readdirSync(join(root, stack))).toEqual([ZIP]);
    return statSync(join(root, stack, ZIP)).ino;
  });
}

test("the stacks of a synth have one copy of a package, which is none of the installed files", () => {
  const [one, ...others] = synthStacks("first");

  expect(others).toEqual([one, one]);
  expect(statSync(join(root, ZIP)).ino).not.toBe(one);
});

test("the next synth brings what is new to every stack, and leaves nothing else behind", () => {
  synthStacks("first");

  expect(new Set(synthStacks("second")).size).toBe(1);
});

test("a stack keeps its package when the one that it was shared with goes", () => {
  synthStacks("first");

  rmSync(join(root, "one"), { recursive: true });

  expect(readFileSync(join(root, "two", ZIP), "utf8")).toBe("first");
});

test.each(["EXDEV", "EPERM", "ENOTSUP", "EMLINK"])(
  "where a disk answers a link with %s, stacks have copies",
  (code) => {
    const refuse = () => {
      throw Object.assign(new Error(code), { code });
    };

    expect(new Set(synthStacks("first", refuse)).size).toBe(3);
  },
);

test("a first copy that somebody has removed meanwhile is copied anew", () => {
  const source = join(root, ZIP);
  writeFileSync(source, "first");
  const copies = copiesOf({});
  installPackages([source], join(root, "one"), copies);
  rmSync(join(root, "one"), { recursive: true });

  installPackages([source], join(root, "two"), copies);

  expect(readFileSync(join(root, "two", ZIP), "utf8")).toBe("first");
});

/** A synth's part of the work, over and over; it fails if it ever finds a zip missing or cut. */
const WRITER = `
const { installPackages } = require("./lib/constructs/provider/provider-packages");
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
