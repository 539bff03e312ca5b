import { INVITEE_EMAIL, SAMPLE_DIRECTORY_ID } from "../../../lib/testing";
import { scene } from "./support";

test("what states manage is left out with its type and address, and a folder of theirs is referred to", async () => {
  const { machine, fake, read } = await scene();
  const { accountId } = fake.world.member("logs");
  const state = (resources: readonly object[]) =>
    JSON.stringify({ format_version: "1.0", values: { root_module: { child_modules: [{ resources }] } } });
  machine.write(
    "project/a.json",
    state([
      {
        mode: "managed",
        type: "alicloud_resource_manager_account",
        address: "module.m.alicloud_resource_manager_account.logs",
        values: { id: accountId },
      },
      {
        mode: "data",
        type: "alicloud_resource_manager_account",
        address: "data.x.y",
        values: { id: fake.world.member("payments prod").accountId },
      },
    ]),
  );
  machine.write(
    "project/b.json",
    state([
      {
        mode: "managed",
        type: "alicloud_resource_manager_folder",
        address: "alicloud_resource_manager_folder.prod",
        values: { id: "fd-100abc" },
      },
      {
        mode: "managed",
        type: "resourcedirectory_invitation",
        address: "resourcedirectory_invitation.acme",
        values: { target: "2000000000000009" },
      },
    ]),
  );

  const { stdout } = await machine.run("adopt", "--state", "a.json", "--state", "b.json", "--report", "json");

  const { leftOut } = JSON.parse(stdout) as { readonly leftOut: readonly { readonly reason: string }[] };
  expect(leftOut.map(({ reason }) => reason)).toEqual([
    "managed already by alicloud_resource_manager_account: module.m.alicloud_resource_manager_account.logs in a.json",
    "managed already by resourcedirectory_invitation: resourcedirectory_invitation.acme in b.json",
  ]);
  expect(read("members.yaml")).toContain("prod:\n    reference: fd-100abc\n");
});

describe("an account that joined by invitation", () => {
  const INVITED = "2000000000000009";
  const stateOf = (type: string, values: object) => {
    const resources = [{ mode: "managed", type, address: `${type}.acme`, values }];
    return JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } });
  };

  test.each([
    ["resourcedirectory_invitation", { target: INVITED, account_id: null }],
    ["resourcedirectory_invitation", { target: "partner@example.com", account_id: INVITED }],
    ["alicloud_resource_manager_handshake", { target_entity: INVITED }],
  ])("is left out where a state has its invitation: %s %j", async (type, values) => {
    const { machine, fake, read } = await scene();
    fake.world.join(INVITED);
    fake.world.renameMember(INVITED, "acme");
    machine.write("project/s.json", stateOf(type, values));

    const { stdout } = await machine.run("adopt", "--state", "s.json");

    expect(stdout).toContain(`managed already by ${type}`);
    expect(read("members.yaml")).not.toContain("displayName: acme");
  });

  test("that is pending, by an address in other letters, is left out likewise", async () => {
    const { machine, fake, read } = await scene();
    fake.world.inviteElsewhere(INVITEE_EMAIL, { directoryId: SAMPLE_DIRECTORY_ID });
    const type = "resourcedirectory_invitation";
    const values = { target: INVITEE_EMAIL.toUpperCase() };
    machine.write("project/s.json", stateOf(type, values));

    const { stdout } = await machine.run("adopt", "--state", "s.json");

    expect(stdout).toContain(`managed already by ${type}`);
    expect(read("members.yaml")).not.toContain(INVITEE_EMAIL);
  });

  test("and has a name that no code can give is left out with both ways to take it in", async () => {
    const { machine, fake } = await scene();
    fake.world.join(INVITED);

    const { stdout } = await machine.run("adopt");

    expect(stdout).toMatch(
      /rename it in the console first, or give it a row with invitation: \{ target: ACCOUNT \}/,
    );
  });
});

const SHOWN_FOLDER = {
  mode: "managed",
  type: "resourcedirectory_folder",
  address: "resourcedirectory_folder.prod",
  values: { folder_id: "fd-100abc" },
};
const STORED_FOLDER = {
  mode: "managed",
  type: "resourcedirectory_folder",
  name: "prod",
  instances: [{ attributes: { folder_id: "fd-100abc" } }],
};

test.each([
  ["as it is shown", { format_version: "1.0", values: { root_module: { resources: [SHOWN_FOLDER] } } }],
  ["as a backend keeps it", { version: 4, resources: [STORED_FOLDER] }],
])("a folder on our own resource in a state, %s, is referred to", async (_how, state) => {
  const { machine, read } = await scene();
  machine.write("project/s.json", JSON.stringify(state));

  await machine.run("adopt", "--state", "s.json");

  expect(read("members.yaml")).toContain("prod:\n    reference: fd-100abc\n");
});

test.each([
  [
    "no JSON",
    "s.json",
    "terraform",
    /s\.json is no state: write one with "terraform show -json > state\.json"/,
  ],
  ["a plan", "s.json", '{"format_version":"1.2","planned_values":{}}', /s\.json is no state: write one/],
  ["empty", "state.json", "", /state\.json is empty: write one with "terraform show -json > shown\.json"/],
  ["not there", "state.json", null, /the state state\.json cannot be read: /],
])("a state that is %s is refused before anything is asked", async (_what, name, text, message) => {
  const { machine, fake } = await scene();
  if (text !== null) machine.write(`project/${name}`, text);

  const { exitCode, stderr } = await machine.run("adopt", "--state", name);

  expect(exitCode).toBe(1);
  expect(stderr).toMatch(message);
  expect(fake.requests.all).toEqual([]);
});
