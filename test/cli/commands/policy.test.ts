import { healthyProject, stack, STACK_FILE } from "../support/healthy-project";
import type { TestMachine } from "../support/machine";

type Blocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** A project with one synthesized stack that declares this. */
function projectWith(declared: {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly module?: object;
  readonly import?: object;
}): TestMachine {
  const machine = healthyProject();
  machine.write(STACK_FILE, JSON.stringify({ ...stack(), ...declared }));
  return machine;
}

const one = (type: string, values: object = {}): Blocks => ({ [type]: { one: values } });

const member = (values: object = {}): Blocks =>
  one("alicloud_resource_manager_account", { display_name: "payments", ...values });

async function actions(machine: TestMachine, ...args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await machine.run("policy", ...args);
  const { Statement } = JSON.parse(stdout) as { Statement: { Action: string[] }[] };
  return Statement.flatMap(({ Action }) => Action).map((action) => action.replace("resourcemanager:", ""));
}

const managementActions = (machine: TestMachine) => actions(machine, "--side", "management");

test("a stack with a promotion needs the promotion's calls on the management side, and nothing on the other", async () => {
  const machine = projectWith({ resource: one("resourcedirectory_promotion", { account_id: "1" }) });

  expect(await managementActions(machine)).toEqual([
    "CancelPromoteResourceAccount",
    "GetAccount",
    "GetResourceDirectory",
    "PromoteResourceAccount",
    "ResendPromoteResourceAccountEmail",
  ]);
  expect(await actions(machine, "--side", "invitee")).toEqual([]);
});

test("the policy covers what aliyun/alicloud calls for a member that sets nothing but its name", async () => {
  expect(await managementActions(projectWith({ resource: member() }))).toEqual([
    "CreateResourceAccount",
    "DeleteAccount",
    "GetAccount",
    "GetAccountDeletionStatus",
    "GetPayerForAccount",
    "ListTagResources",
    "UntagResources",
    "UpdateAccount",
    "UpdatePayerForAccount",
  ]);
});

test.each<[what: string, values: object, added: readonly string[], saved: readonly string[]]>([
  ["in a folder may be moved", { folder_id: "fd-1" }, ["MoveAccount"], []],
  ["with tags is tagged", { tags: { team: "payments" } }, ["TagResources"], []],
  ["with empty tags is not", { tags: {} }, [], []],
  [
    "that leaves its payer alone never changes it",
    { lifecycle: { ignore_changes: ["payer_account_id"] } },
    [],
    ["UpdatePayerForAccount"],
  ],
  [
    "that ignores every change changes nothing",
    { folder_id: "fd-1", lifecycle: { ignore_changes: "all" } },
    [],
    ["UntagResources", "UpdateAccount", "UpdatePayerForAccount"],
  ],
  [
    "that ignores changes of name and tags, but sets a type and tags, sends them once",
    { type: "CloudAccount", tags: { a: "b" }, lifecycle: { ignore_changes: ["display_name", "tags"] } },
    ["TagResources"],
    ["UntagResources"],
  ],
  [
    "that is deleted by force has its checks waived",
    { force_delete: true },
    ["CheckAccountDelete", "GetAccountDeletionCheckResult"],
    [],
  ],
  [
    "that must not be destroyed cannot be deleted, not even by force",
    { force_delete: true, lifecycle: { prevent_destroy: true } },
    [],
    ["DeleteAccount", "GetAccountDeletionStatus"],
  ],
])("a member %s", async (_what, values, added, saved) => {
  const bare = await managementActions(projectWith({ resource: member() }));
  const withValues = await managementActions(projectWith({ resource: member(values) }));

  expect(withValues.filter((action) => !bare.includes(action))).toEqual(added);
  expect(bare.filter((action) => !withValues.includes(action))).toEqual(saved);
});

test("a member that is protected in state cannot be deleted, whoever declared it", async () => {
  const protectedBy = (removal_policy: string) =>
    projectWith({
      resource: {
        ...member(),
        ...one("resourcedirectory_member_protection", {
          account_id: "${alicloud_resource_manager_account.one.id}",
          removal_policy,
        }),
      },
    });

  expect(await managementActions(protectedBy("PROTECT"))).not.toContain("DeleteAccount");
  expect(await managementActions(protectedBy("DESTROY"))).toContain("DeleteAccount");
});

test("a folder needs what it sets, and may be deleted unless that is prevented", async () => {
  const folder = (values: object) =>
    projectWith({ resource: one("alicloud_resource_manager_folder", { folder_name: "teams", ...values }) });

  expect(await managementActions(folder({ tags: { a: "b" } }))).toEqual([
    "CreateFolder",
    "DeleteFolder",
    "GetFolder",
    "ListTagResources",
    "TagResources",
    "UntagResources",
    "UpdateFolder",
  ]);
  expect(await managementActions(folder({ lifecycle: { prevent_destroy: true } }))).not.toContain(
    "DeleteFolder",
  );
});

test("data sources of the directory are read in plans, details only where they are asked for", async () => {
  const data = (enable_details: boolean) =>
    projectWith({ data: one("alicloud_resource_manager_accounts", { enable_details }) });

  expect(await actions(data(false), "--side", "management", "--plan-only")).toEqual(["ListAccounts"]);
  expect(await managementActions(data(true))).toEqual(["GetAccount", "GetPayerForAccount", "ListAccounts"]);
});

test("a pipeline that only plans needs reads alone", async () => {
  const machine = projectWith({
    resource: {
      ...member(),
      ...one("resourcedirectory_promotion", { account_id: "1" }),
      ...one("resourcedirectory_invitation", { target: "2" }),
    },
  });

  expect(await actions(machine, "--side", "management", "--plan-only")).toEqual([
    "GetAccount",
    "GetPayerForAccount",
    "GetResourceDirectory",
    "ListHandshakesForResourceDirectory",
    "ListTagResources",
  ]);
});

test("without a side there is a policy for each, and one for planning alone", async () => {
  const machine = projectWith({ resource: one("resourcedirectory_handshake_acceptance") });
  const { stdout, exitCode } = await machine.run("policy");

  expect(exitCode).toBe(0);
  const policies = JSON.parse(stdout) as Record<string, { Statement: unknown[] }>;
  expect(Object.entries(policies).map(([side, { Statement }]) => [side, Statement.length])).toEqual([
    ["management", 0],
    ["management, plan only", 0],
    ["invitee", 1],
    ["invitee, plan only", 0],
  ]);
});

test("an acceptance is the invited account's, also in a stack of its own without an alias", async () => {
  const acceptance = projectWith({ resource: one("resourcedirectory_handshake_acceptance") });

  expect(await managementActions(acceptance)).toEqual([]);
  expect(await actions(acceptance, "--side", "invitee")).toEqual([
    "AcceptHandshake",
    "GetResourceDirectory",
    "ListHandshakesForAccount",
    "sts:GetCallerIdentity",
  ]);
});

test("an import of an acceptance is the one plan that asks on the invited account's side", async () => {
  const imported = projectWith({
    resource: one("resourcedirectory_handshake_acceptance"),
    import: [{ to: "resourcedirectory_handshake_acceptance.one", id: "rd-test01" }],
  });

  expect(await actions(imported, "--side", "invitee", "--plan-only")).toEqual([
    "GetResourceDirectory",
    "sts:GetCallerIdentity",
  ]);
});

test("several credentials on one side: --alias prints what those of one provider block need", async () => {
  const machine = projectWith({
    resource: {
      ...member({ provider: "alicloud.east" }),
      ...one("resourcedirectory_promotion", { account_id: "1", provider: "resourcedirectory.west" }),
      ...one("resourcedirectory_account_type", { account_id: "2" }),
    },
  });
  const of = (alias: string) => actions(machine, "--side", "management", "--alias", alias);

  expect(await of("east")).toContain("CreateResourceAccount");
  expect(await of("east")).not.toContain("PromoteResourceAccount");
  expect(await of("west")).toContain("PromoteResourceAccount");
  expect(await of("default")).toEqual(["GetAccount", "GetResourceDirectory", "UpdateAccount"]);

  const unknown = await machine.run("policy", "--alias", "south");
  expect(unknown.exitCode).toBe(2);
  expect(unknown.stderr).toContain('got "south", there are default, east, west');
});

test("all stacks of an app are one policy", async () => {
  const machine = projectWith({ resource: member() });
  machine.write(
    STACK_FILE.replace("members", "partners"),
    JSON.stringify({ ...stack(), resource: one("resourcedirectory_invitation", { target: "2" }) }),
  );

  const all = await managementActions(machine);
  expect(all).toContain("CreateResourceAccount");
  expect(all).toContain("InviteAccountToResourceDirectory");
});

test("what it does not know of its two providers is named on stderr; other providers are none of its business", async () => {
  const { stderr, stdout, exitCode } = await projectWith({
    resource: {
      ...member(),
      ...one("alicloud_vpc"),
      ...one("alicloud_resource_manager_resource_directory"),
      ...one("terraform_data"),
    },
    data: one("alicloud_zones"),
    module: { network: { source: "./network" } },
  }).run("policy");

  expect(exitCode).toBe(0);
  expect(stdout).toContain("CreateResourceAccount");
  expect(stderr).toBe(
    "resource-directory policy: not covered: alicloud_resource_manager_resource_directory, alicloud_vpc, " +
      "data.alicloud_zones, module.network. What these call is not known here: add their actions yourself.",
  );
});

test("a directory without a stack, and options that make no sense, are refused with what to do", async () => {
  const nowhere = await healthyProject().run("policy", "nowhere");
  expect(nowhere.exitCode).toBe(2);
  expect(nowhere.stderr).toContain("cdktf synth");

  const machine = projectWith({ resource: member() });
  const wrongSide = await machine.run("policy", "--side", "both");
  expect(wrongSide.exitCode).toBe(2);
  expect(wrongSide.stderr).toContain("management, invitee");

  const noSide = await machine.run("policy", "--plan-only");
  expect(noSide.exitCode).toBe(2);
  expect(noSide.stderr).toContain("--plan-only goes with --side");
});

describe("a stack that was synthesized as HCL", () => {
  const HCL = STACK_FILE.replace(".json", "");

  test.each([
    ["alone", (machine: TestMachine) => machine.remove(STACK_FILE)],
    ["beside the JSON of an earlier synth", () => undefined],
    [
      "beside another stack",
      (machine: TestMachine) => machine.write("project/cdktf.out/stacks/other/cdk.tf.json", "{}"),
    ],
  ])("%s is refused with what to do, instead of a policy that lacks its calls", async (_where, make) => {
    const machine = projectWith({ resource: member() });
    machine.write(HCL, 'resource "resourcedirectory_promotion" "one" {}');
    make(machine);
    const { exitCode, stdout, stderr } = await machine.run("policy");
    expect(stderr).toContain(
      `${machine.path(HCL)} is HCL, which is not read here. Synthesize the same code as JSON`,
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  });

  test("is what doctor names where it finds no stack", async () => {
    const machine = healthyProject();
    machine.remove(STACK_FILE);
    machine.write(HCL, "");
    const { stdout } = await machine.run("doctor");
    expect(stdout).toMatch(/no synthesized stack with this provider here\.\n +\S+cdk\.tf is HCL/);
  });
});
