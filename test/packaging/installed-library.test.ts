import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Sandbox } from "../../lib/testing";
import { version } from "../../package.json";
import { OWN, VENDORS } from "../support/member-kinds";
import { installLibrary, packLibrary } from "./support/library";
import { temporaryDirectory } from "./support/temporary";

const EARLIER = "0.0.9";
const scratch = temporaryDirectory();
const project = join(scratch, "project");
const stackDir = join(project, "cdktf.out/stacks/members");

const PROVIDER_ELEMENTS = `
const { AlicloudProvider } = require("cdktf-alicloud-resource-directory/alicloud");
new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
new ResourceDirectoryProvider(stack, "directory");
`;

const DIRECTORY = `
new ResourceDirectory(stack, "rd", { members: MemberResource.RESOURCE_DIRECTORY });
`;

const program = (elements: string) => `
const { App, TerraformStack } = require("cdktf");
const {
  MemberAccount, MemberResource, ResourceDirectory, ResourceDirectoryProvider,
} = require("cdktf-alicloud-resource-directory");

const app = new App();
const stack = new TerraformStack(app, "members");
${elements}
const member = new MemberAccount(stack, "payments", { displayName: "payments-prod" });
member.promote("promotion", { email: "payments-root@example.com" });
app.synth();
`;

const tarballs: Record<string, string> = {};

beforeAll(async () => {
  tarballs[EARLIER] = await packLibrary(scratch, { version: EARLIER });
  tarballs[version] = await packLibrary(scratch);
  mkdirSync(project);
  // The provider must not take its module system from here.
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
});

function install(wanted: string): void {
  installLibrary(project, tarballs[wanted] ?? "");
}

function synth(elements = PROVIDER_ELEMENTS): void {
  writeFileSync(join(project, "main.cjs"), program(elements));
  execFileSync(process.execPath, ["main.cjs"], { cwd: project, stdio: "pipe" });
}

function lockFileOf(directory: string): string {
  return readFileSync(join(directory, ".terraform.lock.hcl"), "utf8");
}

test.each([
  { ...VENDORS, elements: PROVIDER_ELEMENTS },
  { ...OWN, elements: DIRECTORY },
])(
  "A project with the tarball of this package synthesizes, plans and applies members on $members, and plans nothing more",
  async ({ types, elements }) => {
    install(version);
    synth(elements);
    const sandbox = await Sandbox.create({ stackDir });
    try {
      expect((await sandbox.init()).errors).toEqual([]);
      expect((await sandbox.apply()).errors).toEqual([]);
      expect(sandbox.fake.mailbox.mails.map(({ to }) => to)).toEqual(["payments-root@example.com"]);
      const { resources } = await sandbox.state();
      expect(Object.values(resources).map(({ type }) => type)).toEqual(expect.arrayContaining([...types]));
      expect((await sandbox.plan()).summary).toBe("No changes.");
    } finally {
      await sandbox.close();
    }
  },
);

test("The tarball brings the command line tool along, in JavaScript that runs", () => {
  install(version);
  const output = execFileSync(join(project, "node_modules/.bin/resource-directory"), ["--version"], {
    encoding: "utf8",
  });
  expect(output).toBe(`${version}\n`);
});

test("After an upgrade from an earlier version a synth and an init are all that it takes, and the plan is empty", async () => {
  // Given a stack applied with an earlier version
  install(EARLIER);
  synth();
  const sandbox = await Sandbox.create({ stackDir });
  try {
    await sandbox.init();
    expect((await sandbox.apply()).errors).toEqual([]);
    expect(lockFileOf(sandbox.directory)).toContain(`version     = "${EARLIER}"`);
    const writes = sandbox.fake.requests.mutating.length;

    // When the package is upgraded
    install(version);
    synth();
    sandbox.useStack(stackDir);
    const init = await sandbox.init(["-upgrade"]);

    // Then the new provider works with the state of the old one, and sends nothing
    expect(init.errors).toEqual([]);
    expect(lockFileOf(sandbox.directory)).toContain(`version     = "${version}"`);
    const plan = await sandbox.plan();
    expect(plan.errors).toEqual([]);
    expect(plan.summary).toBe("No changes.");
    expect(sandbox.fake.requests.mutating).toHaveLength(writes);
  } finally {
    await sandbox.close();
  }
});

test("In the directory of the stack itself the upgrade needs no -upgrade: synth has renewed the entry", () => {
  install(EARLIER);
  synth();
  expect(lockFileOf(stackDir)).toContain(`version     = "${EARLIER}"`);
  install(version);
  synth();
  expect(lockFileOf(stackDir)).toContain(`version     = "${version}"`);
  expect(lockFileOf(stackDir)).not.toContain(EARLIER);
});
