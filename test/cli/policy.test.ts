import { healthyProject, stack, STACK_FILE } from "./support/healthy-project";

function projectWith(...types: readonly string[]) {
  const machine = healthyProject();
  const resource = Object.fromEntries(types.map((type) => [type, { one: {} }]));
  machine.write(STACK_FILE, JSON.stringify({ ...stack(), resource }));
  return machine;
}

async function actions(
  machine: ReturnType<typeof healthyProject>,
  ...args: readonly string[]
): Promise<string[]> {
  const { stdout } = await machine.run("policy", ...args);
  const { Statement } = JSON.parse(stdout) as { Statement: { Action: string[] }[] };
  return Statement.flatMap(({ Action }) => Action).map((action) => action.replace("resourcemanager:", ""));
}

test("a stack with a promotion needs the promotion's calls on the management side, and nothing on the other", async () => {
  const machine = projectWith("resourcedirectory_promotion");

  expect(await actions(machine, "--side", "management")).toEqual([
    "CancelPromoteResourceAccount",
    "GetAccount",
    "GetResourceDirectory",
    "ListAccounts",
    "PromoteResourceAccount",
    "ResendPromoteResourceAccountEmail",
  ]);
  expect(await actions(machine, "--side", "invitee")).toEqual([]);
});

test("a pipeline that only plans needs reads alone", async () => {
  const machine = projectWith("resourcedirectory_promotion", "resourcedirectory_invitation");

  expect(await actions(machine, "--side", "management", "--plan-only")).toEqual([
    "GetAccount",
    "GetResourceDirectory",
    "ListAccounts",
    "ListHandshakesForResourceDirectory",
  ]);
});

test("without a side there is a policy for each", async () => {
  const { stdout, exitCode } = await projectWith("resourcedirectory_handshake_acceptance").run("policy");

  expect(exitCode).toBe(0);
  const policies = JSON.parse(stdout) as Record<string, { Statement: unknown[] }>;
  expect(Object.entries(policies).map(([side, { Statement }]) => [side, Statement.length])).toEqual([
    ["management", 0],
    ["management, plan only", 0],
    ["invitee", 1],
  ]);
});

test("a directory without a stack, and a side that does not exist, are refused with what to do", async () => {
  const nowhere = await healthyProject().run("policy", "nowhere");
  expect(nowhere.exitCode).toBe(2);
  expect(nowhere.stderr).toContain("cdktf synth");

  const wrongSide = await projectWith("resourcedirectory_promotion").run("policy", "--side", "both");
  expect(wrongSide.exitCode).toBe(2);
  expect(wrongSide.stderr).toContain("management, invitee");
});
