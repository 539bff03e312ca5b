import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformOutput, TerraformStack } from "cdktf";
import ts from "typescript";
import {
  DirectoryCredentials,
  Invitation,
  InvitationTarget,
  MemberAccount,
  ResourceDirectory,
} from "../../lib";
import { FakeDirectory, Sandbox } from "../../lib/testing";
import type { SandboxRun } from "../../lib/testing";
import { snippets } from "../docs/support/snippets";
import { KINDS, OWN } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import { said, writes } from "./support/pipeline";
import { commandsBelow } from "./support/processes";
import { synthesize } from "./support/synthesize";

const OWN_PROVIDER = /cdktf-alicloud\/resourcedirectory/;

let fake: FakeDirectory;
let sandbox: Sandbox;
const made: string[] = [];

afterEach(async () => {
  await sandbox.close();
  await fake.stop();
  made.splice(0).forEach((directory) => rmSync(directory, { recursive: true }));
});

/** Runs the program as its reader does, and answers where its stack is. */
function synthesized(program: string): string {
  const directory = mkdtempSync(join(tmpdir(), "readme-"));
  made.push(directory);
  const file = join(directory, "main.js");
  const target = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  writeFileSync(file, ts.transpile(program, target));
  const outdir = join(directory, "cdktf.out");
  execFileSync(process.execPath, ["-r", join(__dirname, "../docs/support/run-from-source.js"), file], {
    cwd: directory,
    env: { ...process.env, CDKTF_OUTDIR: outdir },
    stdio: "pipe",
  });
  return join(outdir, "stacks", "members");
}

/** Runs terraform, and answers the most processes of this package's provider that ran at any call to the directory. */
async function providersDuring(run: SandboxRun): Promise<number> {
  let most = 0;
  fake.faults.before("*", () => {
    most = Math.max(most, commandsBelow(run.pid).filter((command) => OWN_PROVIDER.test(command)).length);
  });
  expect(said({ ...(await run.finished), warnings: [] })).toBe("");
  fake.faults.clear();
  return most;
}

/** The example of README: word for word, or with the one line more that chooses the resource of its members. */
const EXAMPLE = snippets()[0]?.program ?? "";
const choosing = ({ members }: MemberKind) =>
  EXAMPLE.replace('ResourceDirectory(this, "rd", {', (line) => `${line} members: "${members}",`);

test.each([
  { how: "word for word", program: EXAMPLE, tags: ["TagResources"] },
  { how: "with members on our own resource, tagged as they are created", program: choosing(OWN), tags: [] },
])(
  "the example of README applies $how, all in one apply, and its second plan changes nothing",
  async ({ program, tags }) => {
    const [directoryId = ""] = /rd-\w+/.exec(program) ?? [];
    const [invitee = ""] = /\b\d{16}\b/.exec(program) ?? [];
    fake = await FakeDirectory.start({ directoryId });
    fake.world.addAccount({ id: invitee });
    fake.world.bindRamKey(invitee, { accessKeyId: "ak-acme", accessKeySecret: "sk-acme" });
    sandbox = await Sandbox.create({
      fake,
      stackDir: synthesized(program),
      env: { ACME_ALICLOUD_ACCESS_KEY: "ak-acme", ACME_ALICLOUD_SECRET_KEY: "sk-acme" },
    });
    expect((await sandbox.init()).errors).toEqual([]);

    const apply = await sandbox.apply();

    expect(apply.errors).toEqual([]);
    expect([...writes(apply)].sort()).toEqual([
      "AcceptHandshake",
      "CreateFolder",
      "CreateResourceAccount",
      "InviteAccountToResourceDirectory",
      "PromoteResourceAccount",
      ...tags,
      "UpdateAccount",
    ]);
    const folder = fake.world.folders.find(({ name }) => name === "prod");
    expect(fake.world.member("payments-prod")).toMatchObject({
      folderId: folder?.id,
      tags: { team: "payments" },
      status: "PromoteVerifying",
    });
    expect(fake.world.member(invitee)).toMatchObject({ type: "ResourceAccount" });
    expect((await sandbox.state()).outputs["pending"]).toEqual([
      expect.objectContaining({ step: "promotion" }),
    ]);

    const plan = await sandbox.plan();
    expect(plan.errors).toEqual([]);
    expect(plan.summary).toBe("No changes.");
    expect(plan.changes).toEqual({});
  },
);

test.each(KINDS)(
  "30 members on $members and 5 partners who accept with 5 credentials take one process of this package's provider",
  async ({ members }) => {
    const partners = [1, 2, 3, 4, 5].map((number) => ({
      name: `PARTNER${number}`,
      id: `177242285274000${number}`,
    }));
    fake = await FakeDirectory.start({ quotas: { members: 40 } });
    for (const { name, id } of partners) {
      fake.world.addAccount({ id });
      fake.world.bindRamKey(id, { accessKeyId: `ak-${name}`, accessKeySecret: `sk-${name}` });
    }
    const stackDirOf = synthesize((app) => {
      const stack = new TerraformStack(app, "members");
      const rd = new ResourceDirectory(stack, "rd", { region: "cn-hangzhou", members });
      const prod = rd.addFolder("prod");
      for (let number = 1; number <= 30; number += 1) {
        new MemberAccount(stack, `member-${number}`, { displayName: `member-${number}`, folder: prod });
      }
      for (const { name, id } of partners) {
        const partner = new Invitation(stack, name, { target: InvitationTarget.account(id) });
        partner.accept("acceptance", { credentials: DirectoryCredentials.environmentPrefix(`${name}_`) });
      }
      new TerraformOutput(stack, "pending", { value: rd.pendingSteps });
    });
    sandbox = await Sandbox.create({
      fake,
      stackDir: stackDirOf("members"),
      env: Object.fromEntries(
        partners.flatMap(({ name }) => [
          [`${name}_ALICLOUD_ACCESS_KEY`, `ak-${name}`],
          [`${name}_ALICLOUD_SECRET_KEY`, `sk-${name}`],
        ]),
      ),
    });
    expect((await sandbox.init()).errors).toEqual([]);

    expect(await providersDuring(sandbox.start(["apply", "-auto-approve"]))).toBe(1);

    expect(partners.map(({ id }) => fake.world.member(id).joinMethod)).toEqual(Array(5).fill("invited"));
    expect(fake.world.members.filter(({ joinMethod }) => joinMethod === "created")).toHaveLength(30);
    expect((await sandbox.state()).outputs["pending"]).toEqual([]);
    const plan = await sandbox.plan();
    expect(plan.errors).toEqual([]);
    expect(plan.summary).toBe("No changes.");
  },
);
