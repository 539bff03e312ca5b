import type { TestMachine } from "../support/machine";
import { findingsOf, healthyProject, stack, STACK_FILE } from "../support/healthy-project";

const STATE = "project/cdktf.out/stacks/members/terraform.tfstate";

/** A state file as Terraform writes it, with secrets that must stay in it. */
function state(...resources: readonly object[]): string {
  return JSON.stringify({ version: 4, serial: 3, resources });
}

function account(name: string, instances: readonly object[], more: object = {}): object {
  return { mode: "managed", type: "alicloud_resource_manager_account", name, instances, ...more };
}

const values = (displayName: string) => ({
  id: "1111222233334444",
  display_name: displayName,
  tags: { owner: "some.body@example.com" },
});

describe("doctor on a stack with a create that was refused half-way", () => {
  function projectWith(file: string): TestMachine {
    const machine = healthyProject();
    machine.write(STATE, file);
    return machine;
  }

  test("names the account, what blocks every plan, and the command that mends it", async () => {
    const machine = projectWith(
      state(
        account("payments_5AA7C358", [{ status: "tainted", attributes: values("payments") }]),
        account("risk_11111111", [{ attributes: values("risk") }]),
      ),
    );
    expect(await findingsOf(machine, "tainted-state")).toEqual([
      {
        level: "problem",
        what:
          'members: alicloud_resource_manager_account.payments_5AA7C358 ("payments") is tainted: every plan wants to delete it and ' +
          'create it anew. Under prevent_destroy that ends in "Instance cannot be destroyed".',
        advice:
          "A create that was refused half-way leaves it like this, although the object is in the directory.\n" +
          `Run terraform untaint 'alicloud_resource_manager_account.payments_5AA7C358' in ${machine.path("project/cdktf.out/stacks/members")}, then apply: what the create did not get to is an update.`,
      },
    ]);
  });

  test("gives addresses of modules and keys as the command takes them, and names the tool that is used", async () => {
    const machine = projectWith(
      state(
        account(
          "all",
          [{ index_key: "shop", status: "tainted", attributes: values("shop") }, { index_key: "risk" }],
          { module: 'module.team["eu"]' },
        ),
      ),
    );
    machine.env({ TERRAFORM_BINARY_NAME: "tofu" });
    machine.program("tofu", JSON.stringify({ terraform_version: "1.10.0" }));
    const [finding, ...others] = await findingsOf(machine, "tainted-state");
    expect(finding).toMatchObject({
      advice: expect.stringContaining(
        `Run tofu untaint 'module.team["eu"].alicloud_resource_manager_account.all["shop"]' in `,
      ) as unknown,
    });
    expect(others).toEqual([]);
  });

  test("shows no value of the state but the name, and that without what a terminal obeys", async () => {
    const machine = projectWith(
      state(account("one", [{ status: "tainted", attributes: values("pay\u001b[31mments\u202e") }])),
    );
    const { stdout, exitCode } = await machine.run("doctor");
    expect(stdout).toContain("alicloud_resource_manager_account.one");
    // eslint-disable-next-line no-control-regex -- that there is none is the point
    expect(stdout).not.toMatch(/\u001b|\u202e|some\.body@|1111222233334444/);
    expect(exitCode).toBe(1);
  });

  test("leaves alone what our own provider looks after, and other types", async () => {
    const machine = projectWith(
      state(
        { ...account("promotion", [{ status: "tainted" }]), type: "resourcedirectory_promotion" },
        { ...account("vpc", [{ status: "tainted" }]), type: "alicloud_vpc" },
      ),
    );
    expect(await findingsOf(machine, "tainted-state")).toEqual([
      { level: "ok", what: "members: no account and no folder is tainted." },
    ]);
  });
});

test("doctor reads the state where the stack's local backend keeps it", async () => {
  const machine = healthyProject();
  const path = machine.write(
    "project/terraform.members.tfstate",
    state(account("one", [{ status: "tainted", attributes: values("payments") }])),
  );
  const configuration = stack() as { terraform: object };
  machine.write(
    STACK_FILE,
    JSON.stringify({
      ...configuration,
      terraform: { ...configuration.terraform, backend: { local: { path } } },
    }),
  );
  expect(await findingsOf(machine, "tainted-state")).toMatchObject([{ level: "problem" }]);
});

test("doctor takes an empty state for none, as Terraform does", async () => {
  const machine = healthyProject();
  machine.write(STATE, "");
  expect(await findingsOf(machine, "tainted-state")).not.toContainEqual(
    expect.objectContaining({ level: "problem" }),
  );
});

test.each(["utf8", "utf16le"] as const)(
  "doctor reads a state that a shell has redirected, in %s",
  async (encoding) => {
    const machine = healthyProject();
    const text = JSON.stringify({ version: 4, resources: [] });
    machine.write(STATE, Buffer.from(`\ufeff${text}`, encoding));
    expect(await findingsOf(machine, "tainted-state")).toMatchObject([{ level: "ok" }]);
  },
);

test("doctor says of a state that it cannot read how to get it back, never to delete it", async () => {
  const machine = healthyProject();
  machine.write(STATE, "<<<<<<< HEAD\n{}");
  const { stderr } = await machine.run("doctor");

  expect(stderr).toContain("terraform.tfstate holds no JSON object. Restore it: from the backup");
  expect(stderr).not.toContain("Delete");
});

test("doctor asks no other backend, and says how to show it what is there", async () => {
  const machine = healthyProject();
  const configuration = stack() as { terraform: object };
  machine.write(
    STACK_FILE,
    JSON.stringify({ ...configuration, terraform: { ...configuration.terraform, backend: { oss: {} } } }),
  );
  expect(await findingsOf(machine, "tainted-state")).toEqual([
    {
      level: "ok",
      what:
        "members: its state is kept by oss and not asked for. To look at it: " +
        "terraform show -json > state.json, then doctor state.json.",
    },
  ]);
});

describe("doctor on a file", () => {
  const SHOWN = {
    format_version: "1.0",
    values: {
      root_module: {
        resources: [
          { address: "alicloud_resource_manager_account.a", type: "alicloud_resource_manager_account" },
        ],
        child_modules: [
          {
            resources: [
              {
                address: "module.m.alicloud_resource_manager_folder.f",
                type: "alicloud_resource_manager_folder",
                tainted: true,
                values: { folder_name: "production" },
              },
            ],
          },
        ],
      },
    },
  };

  test("reads what terraform show -json prints, and checks nothing else", async () => {
    const machine = healthyProject();
    machine.remove("bin/node");
    machine.write("project/state.json", JSON.stringify(SHOWN));
    const { stdout, exitCode } = await machine.run("doctor", "state.json", "--json");
    const { findings } = JSON.parse(stdout) as { findings: object[] };
    expect(findings).toMatchObject([
      {
        check: "tainted-state",
        level: "problem",
        what: expect.stringContaining(
          'module.m.alicloud_resource_manager_folder.f ("production")',
        ) as unknown,
      },
    ]);
    expect(exitCode).toBe(1);
  });

  test("that is no state is refused by name", async () => {
    const machine = healthyProject();
    machine.write("project/plan.json", "{}");
    const { stderr, exitCode } = await machine.run("doctor", "plan.json");
    expect(stderr).toMatch(
      /plan\.json is no state: name a terraform\.tfstate, or what "terraform show -json" prints/,
    );
    expect(exitCode).toBe(1);
  });
});
