import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { FakeDirectory, MANAGEMENT_ACCOUNT_ID, Sandbox } from "../../lib/testing";
import type { SandboxOptions } from "../../lib/testing";
import { alicloudStack, folder, member } from "./support/configurations";

const sandboxes: Sandbox[] = [];

async function sandboxWith(configuration: string, options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await Sandbox.create({ inProcess: true, files: { "main.tf": configuration }, ...options });
  sandboxes.push(sandbox);
  return sandbox;
}

afterEach(async () => {
  await Promise.all(sandboxes.splice(0).map((sandbox) => sandbox.close()));
});

describe("a plan", () => {
  test("tells what would change, and changes nothing", async () => {
    const sandbox = await sandboxWith(member("payments"));
    const plan = await sandbox.plan();
    expect(plan).toMatchObject({ ok: true, exitCode: 0, errors: [], warnings: [], calls: [] });
    expect(plan.summary).toBe("Plan: 1 to add, 0 to change, 0 to destroy.");
    expect(plan.changes["alicloud_resource_manager_account.payments"]).toMatchObject({
      actions: ["create"],
      before: null,
      after: { display_name: "payments" },
      afterUnknown: { id: true },
    });
    expect(sandbox.fake.world.members).toEqual([]);
  });

  test("without changes says so", async () => {
    const sandbox = await sandboxWith(member("payments"));
    await sandbox.apply();
    expect(await sandbox.plan()).toMatchObject({ ok: true, summary: "No changes.", changes: {} });
  });

  test("that only moves is not without changes", async () => {
    const sandbox = await sandboxWith(member("payments"));
    await sandbox.apply();
    const [from, to] = [
      "alicloud_resource_manager_account.payments",
      "alicloud_resource_manager_account.again",
    ];
    const again = `${alicloudStack()}resource "alicloud_resource_manager_account" "again" {\n  display_name = "payments"\n}\n`;
    sandbox.useFiles({ "main.tf": `${again}moved {\n  from = ${from}\n  to   = ${to}\n}\n` });

    expect(await sandbox.apply()).toMatchObject({
      summary: "Plan: 0 to add, 0 to change, 0 to destroy.",
      changes: {},
      imports: {},
      moves: { [to]: from },
    });
    expect(await sandbox.plan()).toMatchObject({ summary: "No changes.", moves: {} });
  });

  test("that only imports is not without changes", async () => {
    const address = "alicloud_resource_manager_account.logs";
    const sandbox = await sandboxWith(member("logs"));
    const { accountId: id } = sandbox.fake.world.createMember({ displayName: "logs" });
    sandbox.useFiles({ "main.tf": `${member("logs")}import {\n  to = ${address}\n  id = "${id}"\n}\n` });

    expect(await sandbox.apply()).toMatchObject({
      summary: "Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.",
      changes: {},
      imports: { [address]: id },
      moves: {},
    });
    expect(await sandbox.plan()).toMatchObject({ summary: "No changes.", imports: {} });
  });

  test("shows what was changed behind Terraform's back", async () => {
    const sandbox = await sandboxWith(member("payments"));
    await sandbox.apply();
    sandbox.fake.world.renameMember("payments", "renamed");
    const plan = await sandbox.plan();
    expect(plan.drift["alicloud_resource_manager_account.payments"]?.after).toMatchObject({
      display_name: "renamed",
    });
    expect(plan.changes["alicloud_resource_manager_account.payments"]?.actions).toEqual(["update"]);
  });

  test("takes further arguments, and names what forces a replacement", async () => {
    const sandbox = await sandboxWith(member("payments"));
    await sandbox.apply();
    const plan = await sandbox.plan(["-replace=alicloud_resource_manager_account.payments"]);
    expect(plan.changes["alicloud_resource_manager_account.payments"]?.actions).toEqual(["delete", "create"]);
  });

  test("can be shown as people read it", async () => {
    const sandbox = await sandboxWith(member("payments"));
    await sandbox.plan();
    expect(await sandbox.showPlan()).toContain('+ display_name          = "payments"');
  });
});

describe("an apply", () => {
  test("changes the directory, and lists the calls that did it", async () => {
    const sandbox = await sandboxWith(member("payments"));
    const apply = await sandbox.apply();
    expect(apply).toMatchObject({ ok: true, summary: "Plan: 1 to add, 0 to change, 0 to destroy." });
    expect(sandbox.fake.world.member("payments").status).toBe("CreateSuccess");
    expect(apply.calls.map(({ operation }) => operation)).toContain("CreateResourceAccount");
    expect(apply.calls.every(({ caller }) => caller === MANAGEMENT_ACCOUNT_ID)).toBe(true);
  });

  test("that fails is a result with the error and its address, not an exception", async () => {
    const sandbox = await sandboxWith(member("payments"));
    sandbox.fake.faults.failNext("CreateResourceAccount", { status: 403, code: "NoPermission" });
    const apply = await sandbox.apply();
    expect(apply).toMatchObject({ ok: false, exitCode: 1 });
    expect(apply.errors).toEqual([
      expect.objectContaining({
        severity: "error",
        summary: "CreateResourceAccount failed: NoPermission",
        address: "alicloud_resource_manager_account.payments",
      }),
    ]);
  });

  test("of a configuration that cannot be planned does not apply anything", async () => {
    const sandbox = await sandboxWith(
      `${alicloudStack()}\nresource "alicloud_resource_manager_account" "m" {}`,
    );
    const apply = await sandbox.apply();
    expect(apply.errors.map(({ summary }) => summary)).toEqual(["Missing required argument"]);
    expect(sandbox.fake.requests.all).toEqual([]);
  });
});

test("Warnings are told with what they are about", async () => {
  const sandbox = await sandboxWith(alicloudStack('profile = "production"') + folder("team"));
  const { warnings } = await sandbox.apply();
  expect(warnings).toEqual([expect.objectContaining({ severity: "warning", summary: "profile is ignored" })]);
});

test("A plan that changes nothing but an output is none without changes", async () => {
  const output = (value: string) => `output "name" {\n  value = "${value}"\n}`;
  const sandbox = await sandboxWith(output("one"));
  await sandbox.apply();
  expect((await sandbox.plan()).summary).toBe("No changes.");

  sandbox.useFiles({ "main.tf": output("two") });
  expect((await sandbox.plan()).summary).not.toBe("No changes.");
});

test("State is read with the resources and outputs", async () => {
  const output = 'output "name" {\n  value = alicloud_resource_manager_account.payments.display_name\n}';
  const sandbox = await sandboxWith(`${member("payments")}\n${output}`);
  await sandbox.apply();
  const state = await sandbox.state();
  const { accountId } = sandbox.fake.world.member("payments");
  expect(state.resources["alicloud_resource_manager_account.payments"]).toMatchObject({
    type: "alicloud_resource_manager_account",
    values: { id: accountId },
    tainted: false,
  });
  expect(state.outputs).toEqual({ name: "payments" });
});

test("Destroy removes what was made", async () => {
  const sandbox = await sandboxWith(member("payments"));
  await sandbox.apply();
  const destroy = await sandbox.destroy();
  expect(destroy.changes["alicloud_resource_manager_account.payments"]?.actions).toEqual(["delete"]);
  expect(sandbox.fake.world.tryMember("payments")).toBeUndefined();
  expect((await sandbox.state()).resources).toEqual({});
});

describe("commands besides plan and apply", () => {
  test("run with their own arguments, import for one", async () => {
    const sandbox = await sandboxWith(member("payments"));
    const { accountId } = sandbox.fake.world.createMember({ displayName: "payments" });
    const imported = await sandbox.terraform([
      "import",
      "alicloud_resource_manager_account.payments",
      accountId,
    ]);
    expect(imported.ok).toBe(true);
    expect((await sandbox.plan()).summary).toBe("No changes.");
  });

  test("tell their errors, although they print them for people", async () => {
    const sandbox = await sandboxWith(member("payments"));
    const imported = await sandbox.terraform([
      "import",
      "alicloud_resource_manager_account.payments",
      "3000000000009999",
    ]);
    expect(imported.errors).toEqual([
      {
        severity: "error",
        summary: "Cannot import non-existent remote object",
        detail: expect.stringContaining(
          "Only pre-existing objects can be imported; check that the id is correct",
        ) as string,
        address: null,
      },
    ]);
  });
});

test("A run can be interrupted at a precise moment; what it had begun is in state", async () => {
  // Given two members, of which the second needs the first
  const second = member("second", "depends_on = [alicloud_resource_manager_account.first]");
  const sandbox = await sandboxWith(member("first") + second.slice(alicloudStack().length));
  // When Ctrl-C comes while the first is being created
  const run = sandbox.start(["apply", "-auto-approve"]);
  sandbox.fake.faults.before("CreateResourceAccount", () => {
    run.interrupt();
  });
  const result = await run.finished;
  // Then the first is there and known, and the second was not begun
  expect(result).toMatchObject({ ok: false, exitCode: 1 });
  expect(sandbox.fake.requests.count("CreateResourceAccount")).toBe(1);
  expect(Object.keys((await sandbox.state()).resources)).toEqual(["alicloud_resource_manager_account.first"]);
});

describe("a synthesized stack", () => {
  const elsewhere = mkdtempSync(join(tmpdir(), "stacks-"));
  afterAll(() => {
    rmSync(elsewhere, { recursive: true });
  });

  /** As synthesis writes it: state at an absolute path outside, provider blocks without `protocol`. */
  function stackDir(name: string, displayName: string): string {
    const directory = join(elsewhere, "stacks", name);
    mkdirSync(directory, { recursive: true });
    const stack = {
      terraform: {
        backend: { local: { path: join(elsewhere, "terraform.members.tfstate") } },
        required_providers: { alicloud: { source: "aliyun/alicloud", version: ">= 1.284.0, < 2.0.0" } },
      },
      provider: { alicloud: [{ region: "cn-hangzhou" }, { alias: "second", region: "cn-hangzhou" }] },
      resource: {
        alicloud_resource_manager_account: { payments: { display_name: displayName } },
        alicloud_resource_manager_folder: { team: { folder_name: "team", provider: "alicloud.second" } },
      },
    };
    writeFileSync(join(directory, "cdk.tf.json"), JSON.stringify(stack));
    return directory;
  }

  test("is applied as it is, every provider alias included, and keeps its state in the sandbox", async () => {
    const sandbox = await Sandbox.create({ inProcess: true, stackDir: stackDir("members", "payments") });
    sandboxes.push(sandbox);
    expect((await sandbox.apply()).errors).toEqual([]);
    expect(sandbox.fake.world.member("payments")).toBeDefined();
    expect(sandbox.fake.world.folder("team")).toBeDefined();
    expect(readdirSync(sandbox.directory)).toContain("terraform.tfstate");
    expect(readdirSync(elsewhere)).toEqual(["stacks"]);
  });

  test("can be replaced by another: the code has changed, the state has not", async () => {
    const sandbox = await Sandbox.create({ inProcess: true, stackDir: stackDir("before", "payments") });
    sandboxes.push(sandbox);
    await sandbox.apply();
    sandbox.useStack(stackDir("after", "payments-live"));
    const plan = await sandbox.plan();
    expect(plan.changes["alicloud_resource_manager_account.payments"]).toMatchObject({
      actions: ["update"],
      after: { display_name: "payments-live" },
    });
  });

  test("that is not there is an error that says so", async () => {
    await expect(Sandbox.create({ stackDir: join(elsewhere, "nothing") })).rejects.toThrow(
      "is not the directory of a synthesized stack",
    );
  });
});

describe("what a sandbox leaves behind", () => {
  test("is nothing", async () => {
    const sandbox = await Sandbox.create({ inProcess: true });
    await sandbox.close();
    await sandbox.close();
    expect(existsSync(dirname(sandbox.directory))).toBe(false);
    await expect(fetch(sandbox.fake.endpoint)).rejects.toThrow();
  });

  test("is its directory if it is told to keep it, and a fake that was given to it", async () => {
    const fake = await FakeDirectory.start();
    const sandbox = await Sandbox.create({ inProcess: true, keep: true, fake });
    await sandbox.close();
    expect(existsSync(sandbox.directory)).toBe(true);
    await expect(fetch(fake.endpoint)).resolves.toBeDefined();
    await fake.stop();
    rmSync(dirname(sandbox.directory), { recursive: true });
  });

  test("is no terraform that still runs", async () => {
    const sandbox = await Sandbox.create({ inProcess: true, files: { "main.tf": member("payments") } });
    const arrived = new Promise<void>((resolve) => {
      sandbox.fake.faults.before("CreateResourceAccount", () => {
        resolve();
        return new Promise(() => undefined);
      });
    });
    const run = sandbox.start(["apply", "-auto-approve"]);
    await arrived;
    await sandbox.close();
    expect((await run.finished).ok).toBe(false);
  });
});

test("Nothing of the caller's environment reaches Terraform but the PATH and the like", async () => {
  process.env.ALIBABA_CLOUD_SECURITY_TOKEN = "of-this-machine";
  try {
    const sandbox = await sandboxWith(member("payments"));
    expect(Object.keys(sandbox.environment)).not.toContain("ALIBABA_CLOUD_SECURITY_TOKEN");
    expect((await sandbox.apply()).ok).toBe(true);
  } finally {
    delete process.env.ALIBABA_CLOUD_SECURITY_TOKEN;
  }
});
