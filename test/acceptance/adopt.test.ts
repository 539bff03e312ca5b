import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { MemberCatalog, ResourceDirectory } from "../../lib";
import { COMMANDS } from "../../lib/cli/commands";
import { thisMachine } from "../../lib/cli/machine";
import { runCommandLine } from "../../lib/cli/run";
import { clientEnvironment, FakeDirectory, MANAGEMENT_KEY, Sandbox } from "../../lib/testing";
import type { TerraformResult } from "../../lib/testing";
import { createDirectoryClient } from "../../lib/directory";
import { servedSandbox } from "./support/served-sandbox";
import { synthesize } from "./support/synthesize";

const MEMBERS = 400;
const CLOUD_ACCOUNTS = 60;
const INVITATIONS = 6;
const PROMOTIONS = 5;
const FOLDERS = 14;
const IN_HCL = 40;

/** A person at a shell: what is typed is counted. */
class Shell {
  readonly typed: string[] = [];
  readonly directory = mkdtempSync(join(tmpdir(), "adopt-"));

  constructor(private readonly fake: FakeDirectory) {}

  async adopt(...args: readonly string[]): Promise<string> {
    this.typed.push(["npx resource-directory adopt", ...args].join(" "));
    const out: string[] = [];
    const machine = {
      ...thisMachine(process, { home: this.directory, packageRoot: this.directory }),
      env: clientEnvironment(this.fake.host),
      cwd: this.directory,
      out: (line: string) => void out.push(line),
    };
    expect(await runCommandLine(["adopt", ...args], machine, COMMANDS)).toBe(0);
    return out.join("\n");
  }

  /** Of an app that names the catalog, and nothing else. */
  synth(): string {
    this.typed.push("npx cdktf synth");
    const stackDir = synthesize((app) => {
      const stack = new TerraformStack(app, "members");
      new ResourceDirectory(stack, "rd", { directoryId: "rd-test01", region: "cn-hangzhou" });
      new MemberCatalog(stack, "members", { file: join(this.directory, "members.yaml") });
    });
    return stackDir("members");
  }

  async terraform(command: string, run: () => Promise<TerraformResult>): Promise<TerraformResult> {
    this.typed.push(`terraform ${command}`);
    const result = await run();
    if (!result.ok) throw new Error(`terraform ${command} failed:\n${result.output}`);
    return result;
  }
}

interface Grown {
  readonly fake: FakeDirectory;
  readonly shell: Shell;
}

const fakes: FakeDirectory[] = [];
const shells: Shell[] = [];

afterEach(async () => {
  await Promise.all(fakes.splice(0).map((fake) => fake.stop()));
  shells.splice(0).forEach(({ directory }) => rmSync(directory, { recursive: true }));
});

/** Grown over years in a console: folders three levels deep, tags, payers, and people who are waited for. */
async function grownDirectory(): Promise<Grown> {
  const fake = await FakeDirectory.start({ quotas: { members: 1_000 } });
  fakes.push(fake);
  const { world } = fake;
  const folders = ["prod", "test"].flatMap((stage) => {
    const top = world.createFolder({ name: stage, tags: { stage } });
    return ["payments", "data"].flatMap((area) => {
      const middle = world.createFolder({ name: area, parentFolderId: top.id });
      const inner = ["blue", "green"].map((name) => world.createFolder({ name, parentFolderId: middle.id }));
      return [middle, ...inner];
    });
  });
  const ids = Array.from({ length: MEMBERS }, (_, index) => {
    const folder = folders[index % (folders.length + 1)];
    const { accountId } = world.createMember({
      displayName: `team.${index} ${index % 2 === 0 ? "prod" : "test"}`,
      folderId: folder?.id,
      type: index < CLOUD_ACCOUNTS ? "CloudAccount" : "ResourceAccount",
      tags: index % 3 === 0 ? { team: `team-${index}`, "cost center": String(index) } : {},
    });
    if (index % 5 === 0) world.setPayer(accountId, "1000000000000001");
    return accountId;
  });
  for (let index = 0; index < INVITATIONS; index += 1) {
    const id = `200000000000010${index}`;
    const { accountName } = world.addAccount({ id });
    const target = index % 3 === 2 ? accountName : id;
    world.inviteElsewhere(target, index % 2 === 0 ? { note: `Welcome, number ${index}` } : {});
  }
  await promoteSome(fake, ids.slice(-PROMOTIONS));
  fake.requests.clear();
  const shell = new Shell(fake);
  shells.push(shell);
  return { fake, shell };
}

/** Somebody has started them, and has kept the record ids. */
async function promoteSome({ endpoint }: FakeDirectory, accountIds: readonly string[]): Promise<void> {
  const client = createDirectoryClient({
    credentials: { accessKey: MANAGEMENT_KEY.accessKeyId, secretKey: MANAGEMENT_KEY.accessKeySecret },
    endpoint,
    deps: {
      now: () => performance.now(),
      sleep: () => Promise.resolve(),
      random: () => 0.5,
      env: {},
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    },
  });
  for (const accountId of accountIds) {
    await client.promoteResourceAccount({ accountId, email: `root-${accountId}@example.com` });
  }
}

/** All that adopting must leave as it is. */
function picture({ world }: FakeDirectory): unknown {
  return {
    members: world.members.map(({ modifyTime: _, ...member }) => member),
    payers: world.members.map(({ accountId }) => world.account(accountId).payerAccountId),
    folders: world.folders,
    handshakes: world.handshakes.map(({ modifyTime: _, ...handshake }) => handshake),
  };
}

/** Members that a module of HCL has declared for years; what `terraform show -json` prints of its state. */
async function hclState(fake: FakeDirectory, displayNames: readonly string[]): Promise<string> {
  const members = displayNames.map((displayName, index) => {
    const { accountId } = fake.world.member(displayName);
    return `
      resource "alicloud_resource_manager_account" "member_${index}" {
        display_name = ${JSON.stringify(displayName)}
        lifecycle { ignore_changes = [tags, payer_account_id] }
      }
      import {
        to = alicloud_resource_manager_account.member_${index}
        id = "${accountId}"
      }`;
  });
  const required = `terraform {
    required_providers {
      alicloud = { source = "aliyun/alicloud" }
    }
  }
  provider "alicloud" {}`;
  const sandbox = await servedSandbox({ fake, files: { "main.tf": [required, ...members].join("\n") } });
  try {
    await sandbox.apply();
    return (await sandbox.terraform(["show", "-json"])).stdout;
  } finally {
    await sandbox.close();
  }
}

/** From the code that was adopted to a plan without changes: so much is imported, and nothing happens besides. */
async function expectImports(
  imported: number,
  { fake, shell }: Grown,
  sandboxOf: typeof servedSandbox = (options) => Sandbox.create(options),
): Promise<void> {
  const before = picture(fake);
  fake.requests.clear();
  const sandbox = await sandboxOf({ fake, stackDir: shell.synth() });
  try {
    await shell.terraform("init", () => sandbox.init());
    const plan = await shell.terraform("plan -out=plan", () => sandbox.plan());
    await shell.terraform("apply plan", () => sandbox.terraform(["apply", "-json", "sandbox.tfplan"]));
    const { resources } = await sandbox.state();
    const after = await shell.terraform("plan", () => sandbox.plan());
    expect(plan.stdout).toContain(`Plan: ${imported} to import, 0 to add, 0 to change, 0 to destroy.`);
    expect(Object.keys(resources)).toHaveLength(imported);
    expect(after.summary).toBe("No changes.");
    expect(fake.requests.mutating).toEqual([]);
    expect(picture(fake)).toEqual(before);
    expect(shell.typed).toHaveLength(6);
  } finally {
    await sandbox.close();
  }
}

test(`a directory of ${MEMBERS} members is adopted with seven commands: imports only, then no changes, and nothing was written`, async () => {
  const { fake, shell } = await grownDirectory();

  const report = await shell.adopt("--payers");

  expect(fake.requests.mutating).toEqual([]);
  expect(report).toContain(
    `Wrote members.yaml: ${MEMBERS} members, ${FOLDERS} folders, ${INVITATIONS} invitations.`,
  );
  await expectImports(2 * MEMBERS + FOLDERS + INVITATIONS, { fake, shell });
}, 600_000);

test(`${IN_HCL} members in a state of HCL stay there: they are said, left out, and managed once`, async () => {
  const { fake, shell } = await grownDirectory();
  const names = fake.world.members.slice(100, 100 + IN_HCL).map(({ displayName }) => displayName);
  const state = await hclState(fake, names);
  writeFileSync(join(shell.directory, "hcl.json"), state);

  const report = await shell.adopt("--state", "hcl.json");

  expect(report).toContain(
    `${IN_HCL} members: managed already by alicloud_resource_manager_account in hcl.json`,
  );
  await expectImports(2 * (MEMBERS - IN_HCL) + FOLDERS + INVITATIONS, { fake, shell }, servedSandbox);
}, 600_000);
