import {
  FakeDirectory,
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  SAMPLE_DIRECTORY_ID,
  Sandbox,
} from "../../lib/testing";
import type { SandboxRun, TerraformResult } from "../../lib/testing";
import { descendantsOf } from "./support/processes";
import { said } from "./support/pipeline";

const PLAN_FILE = "sandbox.tfplan";
const HOUR_MS = 3_600_000;

let fake: FakeDirectory;
let sandbox: Sandbox;

beforeEach(async () => {
  fake = await FakeDirectory.start();
  sandbox = await Sandbox.create({ fake });
});

afterEach(async () => {
  await sandbox.close();
  await fake.stop();
});

/** When the provider is killed: as a call arrives, before it does anything, or when its work is done, unanswered. */
type Moment = "before" | "after";

function code(hcl: string): void {
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

async function applied(hcl: string): Promise<TerraformResult> {
  code(hcl);
  await sandbox.init();
  const run = await sandbox.apply();
  expect(run.errors).toEqual([]);
  return run;
}

/** Plans, then applies the plan and kills the provider (and terraform, if asked for) at this call. */
async function applyKilledAt(
  operation: string,
  moment: Moment,
  whom: "provider" | "terraform too" = "provider",
): Promise<void> {
  await sandbox.init();
  expect((await sandbox.plan()).errors).toEqual([]);
  const kill = (run: SandboxRun): void => {
    fake.faults.clear();
    if (moment === "before") fake.faults.dropBeforeCommit(operation);
    const started = descendantsOf(run.pid);
    if (whom === "terraform too") process.kill(run.pid, "SIGKILL");
    started.forEach((pid) => process.kill(pid, "SIGKILL"));
  };
  fake.faults[moment](operation, () => kill(run));
  const run = sandbox.start(["apply", PLAN_FILE]);

  expect((await run.finished).ok).toBe(false);
  fake.faults.clear();
}

const carriedOut = (operation: string) =>
  fake.requests.of(operation).filter(({ status }) => status === 200).length;

async function expectNothingLeftToDo(): Promise<void> {
  expect((await sandbox.plan()).changes).toEqual({});
}

function promotion(accountId: string, attempt: number): string {
  return `
resource "resourcedirectory_promotion" "payments" {
  account_id = "${accountId}"
  email      = "payments-root@example.com"
  attempt    = ${attempt}
}
`;
}

describe("the provider is killed while it promotes, and the next apply", () => {
  test.each([
    ["GetAccount", "before"],
    ["GetAccount", "after"],
    ["PromoteResourceAccount", "before"],
    ["PromoteResourceAccount", "after"],
  ] as const)("has sent one mail in all: killed at %s, %s it is carried out", async (operation, moment) => {
    const { accountId } = fake.world.createMember({ displayName: "payments" });
    code(promotion(accountId, 1));
    await applyKilledAt(operation, moment);

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(fake.mailbox.count).toBe(1);
    expect((await sandbox.state()).resources["resourcedirectory_promotion.payments"]?.tainted).toBe(false);
    await expectNothingLeftToDo();
  });

  test.each(["before", "after"] as const)(
    "anew, because the first link lapsed, has sent two in all: killed %s the promotion",
    async (moment) => {
      const { accountId } = fake.world.createMember({ displayName: "payments" });
      await applied(promotion(accountId, 1));
      fake.world.expirePromotion(accountId);
      code(promotion(accountId, 2));
      await applyKilledAt("PromoteResourceAccount", moment);

      expect((await sandbox.apply()).errors).toEqual([]);
      expect(fake.mailbox.count).toBe(2);
      await expectNothingLeftToDo();
    },
  );
});

describe("the provider is killed while it sends the mail again, and the next apply", () => {
  let accountId: string;

  beforeEach(async () => {
    accountId = fake.world.createMember({ displayName: "payments" }).accountId;
    await applied(promotion(accountId, 1));
    fake.clock.advance(HOUR_MS);
    code(promotion(accountId, 2));
  });

  test("sends none if the mail went out, and records the attempt", async () => {
    await applyKilledAt("ResendPromoteResourceAccountEmail", "after");
    const next = await sandbox.apply();

    expect(said(next)).toContain("may be out already");
    expect(fake.mailbox.count).toBe(2);
    expect((await sandbox.state()).resources["resourcedirectory_promotion.payments"]?.values).toMatchObject({
      attempt: 2,
    });
    await expectNothingLeftToDo();
  });

  test.each([
    ["GetAccount", "before"],
    ["GetAccount", "after"],
    ["ResendPromoteResourceAccountEmail", "before"],
  ] as const)(
    "sends none either if none went out, which nobody can tell, and says how to: killed at %s, %s it is carried out",
    async (operation, moment) => {
      await applyKilledAt(operation, moment);
      const next = await sandbox.apply();

      expect(said(next)).toMatch(/may be out already[^]*raise attempt once more/);
      expect(fake.mailbox.count).toBe(1);
      await expectNothingLeftToDo();

      await applied(promotion(accountId, 3));
      expect(fake.mailbox.count).toBe(2);
    },
  );

  test("sends none if terraform was killed together with it after the mail went out", async () => {
    await applyKilledAt("ResendPromoteResourceAccountEmail", "after", "terraform too");
    const next = await sandbox.apply();

    expect(said(next)).toContain("may be out already");
    expect(fake.mailbox.count).toBe(2);
    await expectNothingLeftToDo();
  });

  test("sends one if terraform was killed together with it before a mail went out", async () => {
    await applyKilledAt("ResendPromoteResourceAccountEmail", "before", "terraform too");

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(fake.mailbox.count).toBe(2);
    await expectNothingLeftToDo();
  });
});

describe("the provider is killed while it accepts an invitation, and the next apply", () => {
  test.each([
    ["GetResourceDirectory", "before"],
    ["GetHandshake", "before"],
    ["GetHandshake", "after"],
    ["AcceptHandshake", "before"],
    ["AcceptHandshake", "after"],
  ] as const)("finds it accepted once: killed at %s, %s it is carried out", async (operation, moment) => {
    const { id } = fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    code(`
resource "resourcedirectory_handshake_acceptance" "acme" {
  provider              = resourcedirectory.invitee
  handshake_id          = "${id}"
  expected_directory_id = "${SAMPLE_DIRECTORY_ID}"
}
`);
    await applyKilledAt(operation, moment);

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
    expect(carriedOut("AcceptHandshake")).toBeLessThanOrEqual(1);
    await expectNothingLeftToDo();
  });
});

describe("the provider is killed while it invites, and the next apply", () => {
  test.each(["before", "after"] as const)("has sent one invitation in all: killed %s", async (moment) => {
    code(`
resource "resourcedirectory_invitation" "acme" {
  target = "${INVITEE_ACCOUNT_ID}"
}
`);
    await applyKilledAt("InviteAccountToResourceDirectory", moment);

    expect((await sandbox.apply()).errors).toEqual([]);
    expect(fake.world.handshakesOf(INVITEE_ACCOUNT_ID)).toHaveLength(1);
    await expectNothingLeftToDo();
  });
});
