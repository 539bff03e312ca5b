import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeDirectory, MANAGEMENT_ACCOUNT_ID, Sandbox } from "../../lib/testing";
import type { SandboxRun, TerraformResult } from "../../lib/testing";
import { descendantsOf } from "./support/processes";
import { filesBelow, leaks } from "./support/secrets";
import type { Trace } from "./support/secrets";
import { TokenService } from "./support/token-service";
import type { Key, TokenRequest } from "./support/token-service";

/** Where a provider block has its credentials from: its arguments, variables, and a profile of the command line tool. */
interface Source {
  readonly block: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly profile?: object;
}

/** What gives temporary credentials on this machine. */
interface Places {
  readonly services: string;
  readonly oidcToken: string;
}

type MakeSource = (key: Key, places: Places) => Source;

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

const WITH_TOKEN: Readonly<Record<string, MakeSource>> = {
  "variables ALICLOUD": (key) => ({ block: {}, env: variables("", NAMES.ALICLOUD, key) }),
  "prefixed ALICLOUD, token": prefixed("A_", NAMES.ALICLOUD),
  "prefixed ALIBABA_CLOUD, token": prefixed("B_", NAMES.ALIBABA_CLOUD),
  "prefixed ALIBABACLOUD, token": prefixed("C_", NAMES.ALIBABACLOUD),
  "profile with a token": profile("sts", { profile: "sts", credentials_env_prefix: "NONE_" }),
  "arguments, token": ({ id, secret, token }) => ({
    block: { access_key: id, secret_key: secret, security_token: token ?? "" },
  }),
};

const WITHOUT_TOKEN: Readonly<Record<string, MakeSource>> = {
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

/** With what a role is assumed. */
const BASE_KEY = keyOf(98, true);
const OIDC_TOKEN = "eyJ-odd.oidc/T0ken+with=odd&letters";
const URI_TOKEN = "uri/T0ken+with=odd&letters";
const URI_PATH = "/credentials";
const roleArn = (name: string) => `acs:ram::${MANAGEMENT_ACCOUNT_ID}:role/${name}`;

/**
 * The keys that a service gives. Of all sources only the role of an ECS instance is missing: its library asks
 * http://100.100.100.200, which no setting moves, and none is to: whoever could would get the instance's credentials.
 * `test/directory/identity` reads it in the process itself.
 */
const ISSUED: Readonly<Record<string, MakeSource>> = {
  "a credentials URI": (_key, { services }) => ({
    block: { credentials_env_prefix: "H_" },
    env: { H_ALICLOUD_CREDENTIALS_URI: `${services}${URI_PATH}?token=${encodeURIComponent(URI_TOKEN)}` },
  }),
  "an assumed role": (_key, { services }) => ({
    block: { credentials_env_prefix: "I_", assume_role_arn: roleArn("assumed"), sts_endpoint: services },
    env: variables("I_", NAMES.ALICLOUD, BASE_KEY),
  }),
  "an OIDC token": (_key, { services, oidcToken }) => ({
    block: { credentials_env_prefix: "J_", use_oidc: "true", sts_endpoint: services },
    env: {
      J_ALIBABA_CLOUD_OIDC_PROVIDER_ARN: `acs:ram::${MANAGEMENT_ACCOUNT_ID}:oidc-provider/ci`,
      J_ALIBABA_CLOUD_OIDC_TOKEN_FILE: oidcToken,
      J_ALIBABA_CLOUD_ROLE_ARN: roleArn("oidc"),
    },
  }),
};

const sources = [
  ...Object.entries({ ...WITH_TOKEN, ...ISSUED }).map(
    (entry, index) => [...entry, keyOf(index, true)] as const,
  ),
  ...Object.entries(WITHOUT_TOKEN).map((entry, index) => [...entry, keyOf(index + 50, false)] as const),
].map(([name, make, key], index) => ({ name, make, key, target: `200000000000${index + 1000}` }));

/** Which keys a service gives to whom. */
function issue({ action, path, parameters }: TokenRequest): Key | undefined {
  const keyOfSource = (wanted: string) => sources.find(({ name }) => name === wanted)?.key;
  if (path === URI_PATH) {
    return parameters.get("token") === URI_TOKEN ? keyOfSource("a credentials URI") : undefined;
  }
  return action === "AssumeRoleWithOIDC"
    ? parameters.get("OIDCToken") === OIDC_TOKEN
      ? keyOfSource("an OIDC token")
      : undefined
    : parameters.get("SecurityToken") === BASE_KEY.token
      ? keyOfSource("an assumed role")
      : undefined;
}

const SECRETS = {
  "the OIDC token": OIDC_TOKEN,
  "the token of the URI": URI_TOKEN,
  ...(Object.fromEntries(
    [...sources, { name: "the base of a role", key: BASE_KEY }].flatMap(
      ({ name, key: { id, secret, token } }) => [
        [`key id of ${name}`, id],
        [`secret of ${name}`, secret],
        ...(token === null ? [] : [[`token of ${name}`, token]]),
      ],
    ),
  ) as Readonly<Record<string, string>>),
};

/** What stands in code stays in code: in the configuration, and in what Terraform saves of it in a plan. */
const WRITTEN_IN_CODE = /of arguments/;

let fake: FakeDirectory;
let services: TokenService;
let sandbox: Sandbox;
/** Where the token of an OIDC identity lies. */
let identity: string;
/** Terraform and the providers put their sockets there. */
let sockets: string;

beforeEach(async () => {
  fake = await FakeDirectory.start();
  services = await TokenService.open(issue);
  sockets = mkdtempSync(join(tmpdir(), "sockets-"));
  identity = mkdtempSync(join(tmpdir(), "identity-"));
  for (const { key, target } of sources) {
    fake.world.addAccount({ id: target });
    fake.world.bindRamKey(MANAGEMENT_ACCOUNT_ID, {
      accessKeyId: key.id,
      accessKeySecret: key.secret,
      ...(key.token === null ? {} : { securityToken: key.token }),
    });
  }
  writeFileSync(oidcTokenFile(), OIDC_TOKEN);
  sandbox = await Sandbox.create({ fake, files: { "main.tf": code() }, env: environment() });
});

afterEach(async () => {
  await sandbox.close();
  await services.close();
  await fake.stop();
  rmSync(sockets, { recursive: true });
  rmSync(identity, { recursive: true });
});

test(`credentials from ${sources.length} sources are written nowhere, whatever is logged`, async () => {
  writeProfiles();
  expect((await sandbox.init()).errors).toEqual([]);

  const plan = await sandbox.plan();
  const { applied, commandLines } = await applyWatched();

  expect(plan.errors).toEqual([]);
  expect(applied.errors).toEqual([]);
  expect(fake.requests.count("InviteAccountToResourceDirectory")).toBe(sources.length);
  expect(new Set(services.requests.map(({ action }) => action))).toEqual(
    new Set([null, "AssumeRole", "AssumeRoleWithOIDC"]),
  );
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

function oidcTokenFile(): string {
  return join(identity, "token");
}

function made(): readonly Source[] {
  const places = { services: services.url, oidcToken: oidcTokenFile() };
  return sources.map(({ make, key }) => make(key, places));
}

/** A provider block for each source, and an invitation by each. */
function code(): string {
  const blocks = made().map(({ block }, index) => {
    const args = Object.entries(block).map(([name, value]) => `  ${name} = ${hcl(value)}`);
    return `
provider "resourcedirectory" {
  alias = "p${index}"
${args.join("\n")}
}
resource "resourcedirectory_invitation" "i${index}" {
  provider = resourcedirectory.p${index}
  target   = "${sources[index]?.target ?? ""}"
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
  const ofSources = Object.assign({}, ...made().map(({ env }) => env ?? {})) as Record<string, string>;
  return { ...ofSources, TMPDIR: sockets, TF_LOG: "trace", DEBUG: "*", NODE_DEBUG: "http,https,net,tls" };
}

function writeProfiles(): void {
  const directory = join(sandbox.environment["HOME"] ?? "", ".aliyun");
  mkdirSync(directory);
  const profiles = made().flatMap(({ profile }) => profile ?? []);
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
