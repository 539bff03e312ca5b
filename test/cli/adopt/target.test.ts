import { existsSync, readdirSync } from "node:fs";
import { scene } from "./support";

test.each([
  [["table.csv"], "table.csv is written in the format yaml: name a file that ends in .yaml or .yml."],
  [["members.json"], "members.json is written in the format yaml: name a file that ends in .yaml or .yml."],
  [
    ["members.ts"],
    "members.ts is written in the format yaml: name a file that ends in .yaml or .yml, or take --format typescript.",
  ],
  [
    ["members.yaml", "--format", "typescript"],
    "members.yaml is written in the format typescript: name a file that ends in .ts, or take --format yaml.",
  ],
  [
    ["nowhere/members.yaml"],
    /nowhere\/members\.yaml cannot be written: there is no directory .*nowhere\. Make it first\./,
  ],
  [["--only", "accounts"], '--only is one of folders, members, invitations: got "accounts".'],
])("%j is refused before the directory is asked, and nothing is left behind", async (args, message) => {
  const { machine, fake } = await scene();

  const { exitCode, stdout, stderr } = await machine.run("adopt", ...args);

  expect(stderr).toMatch(message);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(fake.requests.all).toEqual([]);
  expect(readdirSync(machine.path("project"))).toEqual([]);
});

test.each([
  [[], /^resource-directory adopt: members\.yaml is there already\. --merge members\.yaml keeps/],
  [
    ["--format", "typescript"],
    /^resource-directory adopt: members\.ts is there already\. --force writes over it\./,
  ],
])("a file that is there is kept, and only what can be done about it is named: %j", async (args, message) => {
  const { machine } = await scene();
  machine.write("project/members.yaml", "members: []\n");
  machine.write("project/members.ts", "");

  const { stderr } = await machine.run("adopt", ...args);

  expect(stderr).toMatch(message);
});

test("where states have everything, nothing is new, and no file that only refers to their folders is written", async () => {
  const { machine, fake } = await scene();
  const resource = (type: string, values: object) => ({
    mode: "managed",
    type,
    address: `${type}.x`,
    values,
  });
  const folders = ["fd-100abc", "fd-101abc"].map((id) =>
    resource("alicloud_resource_manager_folder", { id }),
  );
  const invitations = ["2000000000000009", "partner@example.com"].map((target) =>
    resource("resourcedirectory_invitation", { target }),
  );
  const members = fake.world.members.map(({ accountId }) =>
    resource("alicloud_resource_manager_account", { id: accountId }),
  );
  const stateOf = (resources: readonly object[]) =>
    JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } });
  machine.write("project/state.json", stateOf([...folders, ...invitations, ...members]));

  const all = await machine.run("adopt", "--state", "state.json");

  expect(all.stdout).toMatch(/^Nothing is new in rd-test01\.\n/);
  expect(all.exitCode).toBe(0);
  expect(existsSync(machine.path("project/members.yaml"))).toBe(false);

  machine.write("project/state.json", stateOf([...folders, ...members]));

  const most = await machine.run("adopt", "--state", "state.json");

  expect(most.stdout).toMatch(/^Wrote members\.yaml: 0 members, 2 folders, 2 invitations\.\n/);
});
