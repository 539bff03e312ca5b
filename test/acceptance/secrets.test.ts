import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Invitation, InvitationTarget, ResourceDirectoryProvider } from "../../lib";
import { INVITEE_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID } from "../../lib/testing";
import type { FakeDirectory, SandboxEnvironment, TerraformResult } from "../../lib/testing";
import { KINDS, payments } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import { Pipeline, said } from "./support/pipeline";
import type { Code } from "./support/pipeline";
import { filesBelow, leaks } from "./support/secrets";
import type { Trace } from "./support/secrets";

const EMAIL = "recognisable.person@example.com";
const MASKED_EMAIL = "r***@example.com";

/** With letters that are written differently in a URL, in JSON and in base64. */
const SECRETS = {
  "management secret": 'mgmt/S3cret+with=odd&letters%and"quotes',
  "management token": "CAIS-mgmt/T0ken+with=odd&letters",
  "invitee secret": "invitee/S3cret+with=odd&letters",
  "mistyped secret": "mistyped/S3cret+with=odd&letters",
} as const;

const MANAGEMENT_VARIABLES = {
  ALICLOUD_ACCESS_KEY: "ak-odd-management",
  ALICLOUD_SECRET_KEY: SECRETS["management secret"],
  ALICLOUD_SECURITY_TOKEN: SECRETS["management token"],
};

/** An empty text removes a variable. */
const NO_MANAGEMENT = { ALICLOUD_ACCESS_KEY: "", ALICLOUD_SECRET_KEY: "", ALICLOUD_SECURITY_TOKEN: "" };

const IN_ENVIRONMENT: SandboxEnvironment = {
  ...MANAGEMENT_VARIABLES,
  INVITEE_ALICLOUD_ACCESS_KEY: "ak-odd-invitee",
  INVITEE_ALICLOUD_SECRET_KEY: SECRETS["invitee secret"],
};

const life =
  (kind: MemberKind): Code =>
  (stack) => {
    const invitee = new ResourceDirectoryProvider(stack, "invitee", {
      alias: "invitee",
      credentialsEnvPrefix: "INVITEE_",
    });
    payments(kind)(stack).promote("promotion", { email: EMAIL });
    const acme = new Invitation(stack, "acme", { target: InvitationTarget.account(INVITEE_ACCOUNT_ID) });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- An alias, as many have one.
    acme.accept("acceptance", { provider: invitee });
  };

describe.each(KINDS)("with members on $members", (kind) => {
  test("with credentials from the environment no secret is written anywhere in a whole life, errors included", async () => {
    const pipeline = await Pipeline.open(life(kind), {
      env: { ...IN_ENVIRONMENT, TF_LOG: "trace" },
      installs: true,
    });
    bindKeys(pipeline.fake);

    const runs = {
      "mail refused": await applyRefusingTheMail(pipeline),
      applied: await pipeline.expectApply(),
      planned: await pipeline.plan(),
      shown: await showPlan(pipeline),
    };
    const mistyped = await pipeline.elsewhere({
      ...IN_ENVIRONMENT,
      ALICLOUD_SECRET_KEY: SECRETS["mistyped secret"],
      TF_LOG: "trace",
    });
    const refused = await mistyped.apply();
    expect(refused.ok).toBe(false);

    const traces = [...filesOf(pipeline), ...filesOf(mistyped), ...outputsOf({ ...runs, refused })];
    expect(leaks(SECRETS, traces)).toEqual([]);
  });

  test("an e-mail address stands in the state and the plan, and masked everywhere else, whatever is logged", async () => {
    const debug = { TF_LOG: "trace", DEBUG: "*", NODE_DEBUG: "http,https,net,tls" };
    const pipeline = await Pipeline.open(life(kind), {
      env: { ...IN_ENVIRONMENT, ...debug },
      installs: true,
    });
    bindKeys(pipeline.fake);

    const refused = await applyRefusingTheMail(pipeline);
    const applied = await pipeline.expectApply();
    const planned = await pipeline.plan();

    expect(said(planned)).toContain(MASKED_EMAIL);
    expect(leaks({ email: EMAIL }, outputsOf({ refused, applied, planned }))).toEqual([]);
  });

  test("with credentials in provider arguments no secret reaches the state, the log or a message", async () => {
    const { ALICLOUD_ACCESS_KEY: access_key, ALICLOUD_SECRET_KEY: secret_key } = MANAGEMENT_VARIABLES;
    const keys = { access_key, secret_key, security_token: MANAGEMENT_VARIABLES.ALICLOUD_SECURITY_TOKEN };
    const pipeline = await Pipeline.open(life(kind), {
      env: { ...IN_ENVIRONMENT, ...NO_MANAGEMENT, TF_LOG: "trace" },
      installs: true,
    });
    bindKeys(pipeline.fake);
    const override = join(pipeline.sandbox.directory, "credentials_override.tf.json");
    writeFileSync(override, JSON.stringify({ provider: { alicloud: keys, resourcedirectory: keys } }));

    const runs = {
      "mail refused": await applyRefusingTheMail(pipeline),
      applied: await pipeline.expectApply(),
    };
    await pipeline.plan();
    const shown = await showPlan(pipeline);
    rmSync(override);

    expect(leaks(SECRETS, [...filesOf(pipeline), ...outputsOf(runs)])).toEqual([]);
    // What no provider can prevent, and why keys are no props: Terraform keeps the code in a plan, and shows constants
    // in it even where the schema says that the argument is sensitive.
    expect(leaks(SECRETS, outputsOf({ shown }))).toEqual([
      "management secret in stdout of shown",
      "management token in stdout of shown",
    ]);
  });
});

async function applyRefusingTheMail(pipeline: Pipeline): Promise<TerraformResult> {
  pipeline.fake.faults.failNext("PromoteResourceAccount", {
    code: "InvalidParameter.UnheardOf",
    status: 400,
    message: `The email ${EMAIL} is not to the taste of this service.`,
  });
  const run = await pipeline.apply();
  expect(run.ok).toBe(false);
  return run;
}

function bindKeys({ world }: FakeDirectory): void {
  world.bindRamKey(MANAGEMENT_ACCOUNT_ID, {
    accessKeyId: MANAGEMENT_VARIABLES.ALICLOUD_ACCESS_KEY,
    accessKeySecret: SECRETS["management secret"],
    securityToken: SECRETS["management token"],
  });
  world.bindRamKey(INVITEE_ACCOUNT_ID, {
    accessKeyId: "ak-odd-invitee",
    accessKeySecret: SECRETS["invitee secret"],
  });
}

/** Code, state, its backup, the plan, the lock file; not the programs, which are no output. */
function filesOf(pipeline: Pipeline): readonly Trace[] {
  return filesBelow(pipeline.sandbox.directory, /\.terraform\/providers\/|terraform\.d\//);
}

function outputsOf(runs: Readonly<Record<string, TerraformResult>>): readonly Trace[] {
  return Object.entries(runs).flatMap(([name, { stdout, stderr }]) => [
    { where: `stdout of ${name}`, content: stdout },
    { where: `stderr of ${name}`, content: stderr },
  ]);
}

function showPlan({ sandbox }: Pipeline): Promise<TerraformResult> {
  return sandbox.terraform(["show", "-json", "sandbox.tfplan"]);
}
