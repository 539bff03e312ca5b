import { FakeDirectory, INVITEE_KEY } from "../../../lib/testing";
import type { Sandbox, TerraformResult } from "../../../lib/testing";
import type { Running } from "../../../lib/testing/sandbox/process";
import { descendantsOf } from "./processes";
import { servedSandbox } from "./served-sandbox";
import { StartedProviders } from "./started-providers";

const PLAN_FILE = "sandbox.tfplan";

export let fake: FakeDirectory;
export let sandbox: Sandbox;
let providers: StartedProviders;

// Those of the test that runs: importing this file opens them before each test, and closes them after.
beforeEach(async () => {
  fake = await FakeDirectory.start();
  sandbox = await servedSandbox({ fake });
  code("");
  providers = await StartedProviders.in(sandbox);
});

afterEach(async () => {
  await sandbox.close();
  await providers.close();
  await fake.stop();
});

/** When the provider is killed: as a call arrives, before it does anything, or when its work is done, unanswered. */
type Moment = "before" | "after";

export function code(hcl: string): void {
  sandbox.useFiles({
    "main.tf": `
terraform {
  required_providers {
    resourcedirectory = { source = "bundled.internal/cdktf-alicloud/resourcedirectory" }
  }
}
provider "resourcedirectory" {
  alias      = "invitee"
  access_key = "${INVITEE_KEY.accessKeyId}"
  secret_key = "${INVITEE_KEY.accessKeySecret}"
}
${hcl}`,
  });
}

export async function applied(hcl: string): Promise<TerraformResult> {
  code(hcl);
  const run = await sandbox.apply();
  expect(run.errors).toEqual([]);
  return run;
}

/** Plans, then applies the plan and kills the provider (and terraform, if asked for) at this call. */
export async function applyKilledAt(
  operation: string,
  moment: Moment,
  whom: "provider" | "terraform too" = "provider",
): Promise<void> {
  expect((await sandbox.plan()).errors).toEqual([]);
  const kill = (run: Running): void => {
    fake.faults.clear();
    if (moment === "before") fake.faults.dropBeforeCommit(operation);
    const started = descendantsOf(run.pid);
    if (whom === "terraform too") process.kill(run.pid, "SIGKILL");
    started.forEach((pid) => process.kill(pid, "SIGKILL"));
  };
  fake.faults[moment](operation, () => kill(run));
  const run = providers.run("apply", PLAN_FILE);

  expect((await run.ended).exitCode).not.toBe(0);
  fake.faults.clear();
}

export async function expectNothingLeftToDo(): Promise<void> {
  expect((await sandbox.plan()).changes).toEqual({});
}

export function promotion(accountId: string, attempt: number): string {
  return `
resource "resourcedirectory_promotion" "payments" {
  account_id = "${accountId}"
  email      = "payments-root@example.com"
  attempt    = ${attempt}
}
`;
}
