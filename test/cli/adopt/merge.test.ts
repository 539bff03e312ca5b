import { writeFileSync } from "node:fs";
import { loadCatalog } from "../../../lib/catalog/load";
import { scene } from "./support";

test("--merge adds what is new and leaves comments, order, keys and edits alone", async () => {
  const { fake, machine, read } = await scene();
  await machine.run("adopt");
  const edited = read("members.yaml")
    .replace("- key: logs\n", "- key: log-archive # who reads this knows why\n")
    .replace("team: payments", "team: money")
    .replace("members:", "# ours\nenvironments:\n  live: {}\n\nmembers: # all of them");
  writeFileSync(machine.path("project/members.yaml"), edited);
  fake.world.createMember({ displayName: "logs-two", folderId: fake.world.createFolder({ name: "new" }).id });
  fake.world.createMember({ displayName: "payments.prod" });

  const { exitCode, stdout } = await machine.run("adopt", "--merge", "members.yaml");

  const merged = read("members.yaml");
  const rows = loadCatalog([machine.path("project/members.yaml")]).rows;
  expect(exitCode).toBe(0);
  expect(stdout).toContain("Wrote members.yaml: 2 members, 1 folder, 0 invitations.");
  expect(
    merged.startsWith(
      edited
        .slice(0, edited.indexOf("members: #"))
        .replace("key: folder-fd-101abc\n", "key: folder-fd-101abc\n  new:\n    id: fd-107abc\n"),
    ),
  ).toBe(true);
  expect(merged).toContain(edited.slice(edited.indexOf("members: #")).trimEnd());
  expect(rows.map(({ key }) => key)).toEqual([
    "log-archive",
    "member-3000000000000104",
    "payments-prod",
    "invited-2000000000000009",
    "invited-h-106abcdef",
    "logs-two",
    // The plain key is in use.
    "payments-prod-3000000000000109",
  ]);

  const again = await machine.run("adopt", "--merge", "members.yaml");
  expect(again.stdout).toContain("Nothing is new in rd-test01.");
  expect(read("members.yaml")).toBe(merged);
});

test("an invitation to an address is known by it, however it is spelled, and masked in what is said", async () => {
  const { machine, read } = await scene();
  machine.write(
    "project/members.yaml",
    "members:\n  - { key: partner, invitation: { email: Partner@Example.com, handshakeId: h-106abcdef } }\n",
  );

  const { stdout } = await machine.run("adopt", "--merge", "members.yaml");

  expect(stdout).toContain("stands in members.yaml already\n    h-106abcdef p***@example.com");
  expect(read("members.yaml").match(/partner@example\.com/gi)).toHaveLength(1);
});

test.each([
  ["has an empty list", "members: [] # none yet\n", "# none yet\nmembers:\n\n  # It administrates"],
  [
    "has a comment where the list is to stand",
    "members: # filled by adopt\nenvironments: { live: {} }\n",
    "# filled by adopt\nmembers:\n\n  # It administrates",
  ],
  [
    "has nothing behind the name",
    "defaults:\n  tags: { a: b }\nmembers:\n",
    "members:\n\n  # It administrates",
  ],
  ["has no list", "# ours\nenvironments:\n  live: {}", "\nmembers:\n\n  # It administrates"],
  [
    "is written in one line",
    "members: [{ key: mine, displayName: mine-prod }]\nenvironments: { live: {} }\n",
    "members:\n  - { key: mine, displayName: mine-prod }\n\n  # It administrates",
  ],
  [
    "is not indented, and ends without a line break",
    "members:\n- key: mine # ours\n  displayName: mine-prod # last",
    "  displayName: mine-prod # last\n\n# It administrates",
  ],
  [
    "ends in a text of several lines",
    'members:\n  - key: mine\n    invitation:\n      target: "2000000000000777"\n      note: |\n        Dear\n        partner\n\n# The end.\n',
    "        partner\n",
  ],
])("--merge into a file that %s", async (_what, text, part) => {
  const { machine, read } = await scene();
  machine.write("project/mine.yaml", text);

  const { exitCode, stderr } = await machine.run(
    "adopt",
    "--merge",
    "mine.yaml",
    "--only",
    "members,folders",
  );

  const { rows, faults } = loadCatalog([machine.path("project/mine.yaml")]);
  expect({ exitCode, stderr, faults }).toEqual({ exitCode: 0, stderr: "", faults: [] });
  expect(read("mine.yaml")).toContain(part);
  expect(rows.filter(({ key }) => key !== "mine").map(({ key }) => key)).toEqual([
    "logs",
    "member-3000000000000104",
    "payments-prod",
  ]);
  expect(rows.filter(({ key }) => key === "mine")).toHaveLength(text.includes("mine") ? 1 : 0);
});

test("--merge into a file with faults changes nothing, and says them", async () => {
  const { machine, read } = await scene();
  machine.write("project/members.yaml", "members:\n  - { key: a }\n");

  const { exitCode, stderr } = await machine.run("adopt", "--merge", "members.yaml");

  expect(exitCode).toBe(1);
  expect(stderr).toContain("members.yaml:2:5 a member has neither displayName nor invitation: write one.");
  expect(read("members.yaml")).toBe("members:\n  - { key: a }\n");
});
