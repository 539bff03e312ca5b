import { loadCatalog } from "../../../lib/catalog/load";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL, SAMPLE_DIRECTORY_ID } from "../../../lib/testing";
import { scene } from "./support";
import type { Scene } from "./support";

const BY_ID = `members:\n  - key: acme\n    invitation: { target: "${INVITEE_ACCOUNT_ID}", note: Welcome }\n`;
const BY_ADDRESS = `members:\n  - key: acme\n    invitation: { email: Invitee@Example.com }\n`;

/** What the file invites has accepted by now, and has this name. */
async function joined(text: string, name?: string): Promise<Scene> {
  const opened = await scene();
  const { world } = opened.fake;
  const target = text === BY_ADDRESS ? INVITEE_EMAIL : INVITEE_ACCOUNT_ID;
  world.accept(world.inviteElsewhere(target, { directoryId: SAMPLE_DIRECTORY_ID }).id);
  if (name !== undefined) world.renameMember(INVITEE_ACCOUNT_ID, name);
  opened.machine.write("project/members.yaml", text);
  return opened;
}

const rowsOf = ({ machine }: Scene) => loadCatalog([machine.path("project/members.yaml")]);

describe("--merge into a file that invites an account which is a member by now", () => {
  test.each([
    ["by its id, with a name of its own", BY_ID, "team-0"],
    ["by its id, called like its address still", BY_ID, undefined],
    ["by its address in other letters, called like it still", BY_ADDRESS, undefined],
  ])("knows it %s, and adds no second row", async (_how, text, name) => {
    const opened = await joined(text, name);

    const { exitCode, stdout } = await opened.machine.run("adopt", "--merge", "members.yaml");

    const { rows, faults } = rowsOf(opened);
    expect({ exitCode, faults }).toEqual({ exitCode: 0, faults: [] });
    expect(rows.filter(({ accountId }) => accountId === INVITEE_ACCOUNT_ID)).toEqual([]);
    expect(stdout).toMatch(new RegExp(`1 member: stands in members\\.yaml already\n +${INVITEE_ACCOUNT_ID}`));
    expect(stdout).not.toContain("rename it in the console");
  });

  test("by its address, and that was renamed, is told from no other: the row says what to decide", async () => {
    const opened = await joined(BY_ADDRESS, "acme-prod");

    await opened.machine.run("adopt", "--merge", "members.yaml");

    expect(rowsOf(opened).rows.map(({ displayName }) => displayName)).toContain("acme-prod");
    expect(opened.read("members.yaml").match(/Decide: it joined by invitation\. If a row/g)).toHaveLength(1);
  });

  test("asks no such decision where the invitation of the row still waits", async () => {
    const opened = await joined(BY_ID, "acme-prod");
    const row = "members:\n  - { key: partner, invitation: { email: partner@example.com } }\n";
    opened.machine.write("project/members.yaml", row);

    await opened.machine.run("adopt", "--merge", "members.yaml");

    expect(rowsOf(opened).rows.map(({ displayName }) => displayName)).toContain("acme-prod");
    expect(opened.read("members.yaml")).not.toContain("Decide: it joined by invitation");
  });
});

test("a row of a member whose name no code can give is known as well: the next apply renames it", async () => {
  const opened = await joined(BY_ID);
  const row = `members:\n  - { key: acme, accountId: "${INVITEE_ACCOUNT_ID}", displayName: acme-prod }\n`;
  opened.machine.write("project/members.yaml", row);

  const { stdout } = await opened.machine.run("adopt", "--merge", "members.yaml");

  expect(stdout).toContain("1 member: stands in members.yaml already");
  expect(stdout).not.toContain("rename it in the console");
});

test("an account whose invitation to its address is in a state needs no row either", async () => {
  const { machine } = await joined(BY_ADDRESS);
  const type = "resourcedirectory_invitation";
  const values = { target: INVITEE_EMAIL, target_type: "Email", status: "Pending", account_id: null };
  const resources = [{ mode: "managed", type, address: `${type}.acme`, values }];
  machine.write(
    "project/s.json",
    JSON.stringify({ format_version: "1.0", values: { root_module: { resources } } }),
  );

  const { stdout } = await machine.run("adopt", "new.yaml", "--state", "s.json");

  expect(stdout).toContain(`managed already by ${type}`);
  expect(stdout).not.toContain("rename it in the console");
});
