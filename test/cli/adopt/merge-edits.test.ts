import { loadCatalog } from "../../../lib/catalog/load";
import { checkMerged, readEdited } from "../../../lib/cli/adopt/edited";
import type { Adoption } from "../../../lib/cli/adopt/adoption";
import { scene } from "./support";

const NOTHING: Adoption = {
  directoryId: "rd-test01",
  folders: [],
  members: [],
  invitations: [],
  leftOut: [],
};

test("a member that the file's own code has created is known by its name", async () => {
  const { machine, read } = await scene();
  machine.write("project/members.yaml", "members:\n  - { key: ours, displayName: logs }\n");

  const { stdout } = await machine.run("adopt", "--merge", "members.yaml", "--only", "members,folders");

  const { rows } = loadCatalog([machine.path("project/members.yaml")]);
  expect(stdout).toMatch(/stands in members\.yaml already\n +\d{16} logs/);
  expect(rows.filter(({ displayName }) => displayName === "logs")).toHaveLength(1);
  expect(read("members.yaml")).toContain("payments prod");
});

test("a folder that was renamed in the console stays the one of its id, and what is new stands below it", async () => {
  const { fake, machine } = await scene();
  const prod = fake.world.folders.find(({ name }) => name === "prod")?.id ?? "";
  machine.write("project/members.yaml", `folders:\n  production:\n    id: ${prod}\nmembers: []\n`);

  await machine.run("adopt", "--merge", "members.yaml", "--only", "members,folders");

  const { folders, rows, faults } = loadCatalog([machine.path("project/members.yaml")]);
  expect(faults).toEqual([]);
  expect(folders.map(({ path }) => path)).toEqual(["production", "production/支付"]);
  expect(rows.map(({ folder }) => folder)).toEqual(["production", undefined, "production/支付"]);
});

test("a key that a row had before is given to no new row", async () => {
  const { machine } = await scene();
  machine.write(
    "project/members.yaml",
    "members:\n  - { key: ours, previousKeys: [logs], displayName: other-prod }\n",
  );

  await machine.run("adopt", "--merge", "members.yaml", "--only", "members,folders");

  const keys = loadCatalog([machine.path("project/members.yaml")]).rows.map(({ key }) => key);
  expect(keys).not.toContain("logs");
  expect(keys.some((key) => key.startsWith("logs-"))).toBe(true);
});

describe("what is merged is read before it takes the place of the file", () => {
  const TEXT = "members:\n  - { key: ours, displayName: ours-prod }\n";

  test.each([
    ["changes a row", "members:\n  - { key: ours, displayName: ours-prud }\n"],
    ["loses a row", "members: []\n"],
    ["holds one more than what is new", `${TEXT}  - { key: more, displayName: more-prod }\n`],
    ["cannot be read", "members: ["],
  ])("and refused if it %s", (_what, merged) => {
    const edited = readEdited("members.yaml", TEXT);

    expect(() => {
      checkMerged("members.yaml", edited, NOTHING, merged);
    }).toThrow("Nothing was written");
  });

  test("and taken if it says the same in other words", () => {
    const edited = readEdited("members.yaml", TEXT);

    expect(() => {
      checkMerged(
        "members.yaml",
        edited,
        NOTHING,
        "members: # ours\n- displayName: ours-prod\n  key: ours\n",
      );
    }).not.toThrow();
  });
});

test.each([
  [
    "Windows' line ends",
    "defaults:\r\n  tags: { a: b }\r\nmembers:\r\n  - key: ours\r\n    displayName: ours-prod\r\n",
  ],
  ["an end of document", "members:\n  - { key: ours, displayName: ours-prod }\n...\n"],
  ["all of it in one line", "{ members: [{ key: ours, displayName: ours-prod }] }\n"],
])("--merge into a file with %s keeps what stands there, or writes nothing", async (_what, text) => {
  const { machine, read } = await scene();
  machine.write("project/members.yaml", text);

  const { exitCode, stderr } = await machine.run(
    "adopt",
    "--merge",
    "members.yaml",
    "--only",
    "members,folders",
  );

  const { rows, faults } = loadCatalog([machine.path("project/members.yaml")]);
  expect(faults).toEqual([]);
  expect(rows.map(({ key }) => key)).toContain("ours");
  if (exitCode === 0) {
    expect(rows).toHaveLength(4);
  } else {
    expect(stderr).toContain("Nothing was written");
    expect(read("members.yaml")).toBe(text);
  }
});

test.each([
  ["members.yaml", `members: ${"[".repeat(200)}`],
  ["members.json", "[".repeat(200_000)],
])("a file that is nested without end is named, and stays as it is: %s", async (name, text) => {
  const { machine, read } = await scene();
  machine.write(`project/${name}`, text);

  const { exitCode, stderr } = await machine.run("adopt", "--merge", name);

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`${name} is nested too deeply for a catalog.`);
  expect(read(name)).toBe(text);
});
