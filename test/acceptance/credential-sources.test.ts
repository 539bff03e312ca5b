import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeDirectory, MANAGEMENT_ACCOUNT_ID, Sandbox } from "../../lib/testing";
import type { SandboxRun, TerraformResult } from "../../lib/testing";
import { descendantsOf } from "./support/processes";
import { filesBelow, leaks } from "./support/secrets";
import type { Trace } from "./support/secrets";

/** One access key with a secret and a token that are written differently in a URL, in JSON and in base64. */
interface Key {
  readonly id: string;
  readonly secret: string;
  readonly token: string | null;
}

/** Where a provider block has its credentials from: its arguments, variables, and a profile of the command line tool. */
interface Source {
  readonly block: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly profile?: object;
}

const NAMES = {
  ALICLOUD: ["ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "ALICLOUD_SECURITY_TOKEN"],
  ALIBABA_CLOUD: [
    "ALIBABA_CLOUD_ACCESS_KEY_ID",
    "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "ALIBABA_CLOUD_SECURITY_TOKEN",
  ],
  ALIBABACLOUD: [
    "ALIBABACLOUD_ACCESS_KEY_ID",
    "ALIBABACLOUD_ACCESS_KEY_SECRET",
    "ALIBABACLOUD_SECURITY_TOKEN",
  ],
} as const;

function variables(prefix: string, names: readonly string[], { id, secret, token }: Key) {
  const values = [id, secret, ...(token === null ? [] : [token])];
  return Object.fromEntries(values.map((value, index) => [`${prefix}${names[index] ?? ""}`, value]));
}

const prefixed =
  (prefix: string, names: readonly string[]) =>
  (key: Key): Source => ({
    block: { credentials_env_prefix: prefix },
    env: variables(prefix, names, key),
  });

/** The prefix leads away from the variables of the first source. */
const profile = (name: string, block: Readonly<Record<string, string>>, env = {}) => {
  return ({ id, secret, token }: Key): Source => ({
    block,
    env,
    profile: {
      name,
      mode: token === null ? "AK" : "StsToken",
      access_key_id: id,
      access_key_secret: secret,
      ...(token === null ? {} : { sts_token: token }),
    },
  });
};

const WITH_TOKEN: Readonly<Record<string, (key: Key) => Source>> = {
  "variables ALICLOUD": (key) => ({ block: {}, env: variables("", NAMES.ALICLOUD, key) }),
  "prefixed ALICLOUD, token": prefixed("A_", NAMES.ALICLOUD),
  "prefixed ALIBABA_CLOUD, token": prefixed("B_", NAMES.ALIBABA_CLOUD),
  "prefixed ALIBABACLOUD, token": prefixed("C_", NAMES.ALIBABACLOUD),
  "profile with a token": profile("sts", { profile: "sts", credentials_env_prefix: "NONE_" }),
  "arguments, token": ({ id, secret, token }) => ({
    block: { access_key: id, secret_key: secret, security_token: token ?? "" },
  }),
};

const WITHOUT_TOKEN: Readonly<Record<string, (key: Key) => Source>> = {
  "prefixed ALICLOUD": prefixed("D_", NAMES.ALICLOUD),
  "prefixed ALIBABA_CLOUD": prefixed("E_", NAMES.ALIBABA_CLOUD),
  "prefixed ALIBABACLOUD": prefixed("F_", NAMES.ALIBABACLOUD),
  "profile with a key": profile("ak", { profile: "ak", credentials_env_prefix: "NONE_" }),
  "profile named by a variable": profile(
    "named",
    { credentials_env_prefix: "G_" },
    { G_ALIBABA_CLOUD_PROFILE: "named" },
  ),
  arguments: ({ id, secret }) => ({
    // Not those of the first source's token.
    block: { access_key: id, secret_key: secret, credentials_env_prefix: "NONE_" },
  }),
};

const sources = [
  ...Object.entries(WITH_TOKEN).map(([name, make], index) => ({ name, make, key: keyOf(index, true) })),
  ...Object.entries(WITHOUT_TOKEN).map(([name, make], index) => ({
    name,
    make,
    key: keyOf(index + 6, false),
  })),
].map(({ name, make, key }, index) => ({
  name,
  key,
  source: make(key),
  target: `200000000000${index + 1000}`,
}));

const SECRETS = Object.fromEntries(
  sources.flatMap(({ name, key: { id, secret, token } }) => [
    [`key id of ${name}`, id],
    [`secret of ${name}`, secret],
    ...(token === null ? [] : [[`token of ${name}`, token]]),
  ]),
) as Readonly<Record<string, string>>;

/** What stands in code stays in code: in the configuration, and in what Terraform saves of it in a plan. */
const WRITTEN_IN_CODE = /of arguments/;

let fake: FakeDirectory;
let sandbox: Sandbox;
/** Terraform and the providers put their sockets there. */
let sockets: string;

beforeEach(async () => {
  fake = await FakeDirectory.start();
  sockets = mkdtempSync(join(tmpdir(), "sockets-"));
  for (const { key, target } of sources) {
    fake.world.addAccount({ id: target });
    fake.world.bindRamKey(MANAGEMENT_ACCOUNT_ID, {
      accessKeyId: key.id,
      accessKeySecret: key.secret,
      ...(key.token === null ? {} : { securityToken: key.token }),
    });
  }
  sandbox = await Sandbox.create({ fake, files: { "main.tf": code() }, env: environment() });
});

afterEach(async () => {
  await sandbox.close();
  await fake.stop();
  rmSync(sockets, { recursive: true });
});

test(`credentials from ${sources.length} sources are written nowhere, whatever is logged`, async () => {
  writeProfiles();
  expect((await sandbox.init()).errors).toEqual([]);

  const plan = await sandbox.plan();
  const { applied, commandLines } = await applyWatched();

  expect(plan.errors).toEqual([]);
  expect(applied.errors).toEqual([]);
  expect(fake.requests.count("InviteAccountToResourceDirectory")).toBe(sources.length);
  expect(applied.stderr).toContain("[TRACE]");
  if (existsSync("/proc/self/cmdline")) expect(commandLines.length).toBeGreaterThan(sources.length);
  const outputs = outputsOf({ plan, applied });
  expect(leaks(SECRETS, [...outputs, ...commandLines])).toEqual([]);
  expect(outputs.filter(({ content }) => /Signature\W{1,6}[\w+/]{20}/i.test(content))).toEqual([]);
  const files = [
    ...filesBelow(sandbox.directory, /\.terraform\/providers\/|terraform\.d\//),
    ...filesBelow(sockets, /^$/),
  ];
  expect(leaks(SECRETS, files).filter((leak) => !WRITTEN_IN_CODE.test(leak))).toEqual([]);
});

function keyOf(index: number, hasToken: boolean): Key {
  return {
    id: `ak-odd-${index}-id`,
    secret: `s/S3cret+${index}=odd&letters%and`,
    token: hasToken ? `CAIS-t/T0ken+${index}=odd&letters` : null,
  };
}

/** A provider block for each source, and an invitation by each. */
function code(): string {
  const blocks = sources.map(({ source, target }, index) => {
    const args = Object.entries(source.block).map(([name, value]) => `  ${name} = ${hcl(value)}`);
    return `
provider "resourcedirectory" {
  alias = "p${index}"
${args.join("\n")}
}
resource "resourcedirectory_invitation" "i${index}" {
  provider = resourcedirectory.p${index}
  target   = "${target}"
}`;
  });
  return `
terraform {
  required_providers {
    resourcedirectory = { source = "bundled.internal/cdktf-alicloud/resourcedirectory" }
  }
}
${blocks.join("\n")}
`;
}

/** A percent sign before a brace would begin a directive; there is none here. */
function hcl(value: string): string {
  return JSON.stringify(value);
}

function environment(): Readonly<Record<string, string>> {
  const ofSources = Object.assign({}, ...sources.map(({ source }) => source.env ?? {})) as Record<
    string,
    string
  >;
  return { ...ofSources, TMPDIR: sockets, TF_LOG: "trace", DEBUG: "*", NODE_DEBUG: "http,https,net,tls" };
}

function writeProfiles(): void {
  const directory = join(sandbox.environment["HOME"] ?? "", ".aliyun");
  mkdirSync(directory);
  const profiles = sources.flatMap(({ source }) => source.profile ?? []);
  writeFileSync(join(directory, "config.json"), JSON.stringify({ current: "ak", profiles }));
}

/** Applies, and takes down the command lines of all that runs then. */
async function applyWatched(): Promise<{
  readonly applied: TerraformResult;
  readonly commandLines: readonly Trace[];
}> {
  const commandLines: Trace[] = [];
  fake.faults.before("InviteAccountToResourceDirectory", () => {
    commandLines.push(...[run.pid, ...descendantsOf(run.pid)].flatMap(commandLineOf));
  });
  const run: SandboxRun = sandbox.start(["apply", "-auto-approve"]);
  return { applied: await run.finished, commandLines };
}

function commandLineOf(pid: number): readonly Trace[] {
  try {
    return [
      { where: `the arguments of process ${pid}`, content: readFileSync(`/proc/${pid}/cmdline`, "utf8") },
    ];
  } catch {
    return [];
  }
}

function outputsOf(runs: Readonly<Record<string, TerraformResult>>): readonly Trace[] {
  return Object.entries(runs).flatMap(([name, { stdout, stderr }]) => [
    { where: `stdout of ${name}`, content: stdout },
    { where: `stderr of ${name}`, content: stderr },
  ]);
}
