import { writeFileSync } from "node:fs";
import { loadCatalog } from "../../../lib/catalog/load";
import { scene } from "./support";

/** As people write it: an order and a spelling of their own. */
const EDITED = `{
    "environments": { "live": {} },
    "members": [
        { "key": "mine", "displayName": "mine-prod",   "tags": {"team": "a"} }
    ],
    "folders": {
        "old": { "reference": "fd-999abc" }
    }
}
`;

test("--merge adds what is new to JSON, and no other byte changes", async () => {
  const { machine, read } = await scene();
  machine.write("project/members.json", EDITED);

  const { exitCode, stdout } = await machine.run("adopt", "--merge", "members.json");

  const merged = read("members.json");
  const { rows, folders, faults } = loadCatalog([machine.path("project/members.json")]);
  expect({ exitCode, faults }).toEqual({ exitCode: 0, faults: [] });
  expect(stdout).toContain("Wrote members.json: 3 members, 2 folders, 2 invitations.");
  expect(rows.map(({ key }) => key)).toEqual([
    "mine",
    "logs",
    "member-3000000000000104",
    "payments-prod",
    "invited-2000000000000009",
    "invited-h-106abcdef",
  ]);
  expect(folders.map(({ path }) => path)).toEqual(["old", "prod", "prod/支付"]);
  expect(isWithin(EDITED, merged)).toBe(true);
  expect(merged).toContain(`"tags": {"team": "a"} },
        {
            "key": "logs",
            "accountId": "3000000000000103",
            "displayName": "logs",
            "folder": "prod"
        },`);
});

test("a second --merge finds nothing new, and only that which has come", async () => {
  const { fake, machine, read } = await scene();
  machine.write("project/members.json", "{}\n");
  await machine.run("adopt", "--merge", "members.json");
  const merged = read("members.json");

  const again = await machine.run("adopt", "--merge", "members.json");
  expect(again.stdout).toContain("Nothing is new in rd-test01.");
  expect(read("members.json")).toBe(merged);

  fake.world.createMember({ displayName: "logs-two" });
  const third = await machine.run("adopt", "--merge", "members.json");
  expect(third.stdout).toContain("Wrote members.json: 1 member, 0 folders, 0 invitations.");
  expect(isWithin(merged, read("members.json"))).toBe(true);
});

test("what a person has to decide stands in the answer: JSON takes no remarks", async () => {
  const { machine } = await scene();
  machine.write("project/members.json", "{}\n");

  const { stdout } = await machine.run("adopt", "--merge", "members.json");

  expect(stdout).toMatch(/To decide:\n {2}logs: .*administrates/);
  expect(stdout).not.toContain("see the remarks");
});

test.each([
  ["is one line", '{"members":[{"key":"mine","displayName":"mine-prod"}]}', '"mine-prod"},{"key":"logs",'],
  ["has an empty list", '{\n  "members": []\n}\n', '{\n  "members": [\n    {\n      "key": "logs",'],
  [
    "has null for a list",
    '{\n\t"members": null\n}\n',
    '{\n\t"members": [\n\t\t{\n\t\t\t"key": "logs",\n\t\t\t"accountId"',
  ],
  ["has no list", '{\n  "environments": { "live": {} }\n}', '{ "live": {} },\n  "folders": {\n    "prod": {'],
  [
    "ends its lines as Windows does",
    '{\r\n  "members": [\r\n    { "key": "mine", "displayName": "mine-prod" }\r\n  ]\r\n}\r\n',
    '"mine-prod" },\r\n    {\r\n      "key": "logs",\r\n      "accountId"',
  ],
])("--merge into JSON that %s", async (_, text, part) => {
  const { machine, read } = await scene();
  machine.write("project/mine.json", text);

  const { exitCode, stderr } = await machine.run("adopt", "--merge", "mine.json");

  const { rows, faults } = loadCatalog([machine.path("project/mine.json")]);
  expect({ exitCode, stderr, faults }).toEqual({ exitCode: 0, stderr: "", faults: [] });
  expect(read("mine.json")).toContain(part);
  expect(rows.filter(({ key }) => key !== "mine")).toHaveLength(5);
  expect(rows.filter(({ key }) => key === "mine")).toHaveLength(text.includes("mine") ? 1 : 0);
});

test("--merge into JSON with faults changes nothing, and says them", async () => {
  const { machine, read } = await scene();
  const text = '{\n  "members": [\n    { "key": "a", }\n  ]\n}\n';
  machine.write("project/members.json", text);

  const { exitCode, stderr } = await machine.run("adopt", "--merge", "members.json");

  expect(exitCode).toBe(1);
  expect(stderr).toContain("members.json:3:19 is no JSON");
  expect(read("members.json")).toBe(text);
});

test.each([
  ["members.csv", "a CSV table has no place for the ids of folders. Write what is new to a file beside it"],
  ["members.toml", "is no catalog by its name: it ends in .yaml, .yml or .json."],
])("--merge %s is refused with the way out", async (name, sentence) => {
  const { machine, read } = await scene();
  const text = "key,displayName\nmine,mine-prod\n";
  writeFileSync(machine.path(`project/${name}`), text);

  const { exitCode, stderr } = await machine.run("adopt", "--merge", name);

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`--merge ${name}: ${sentence}`);
  expect(read(name)).toBe(text);
});

/** Whether a text is the other one with something put in: nothing is left out, and the order is the same. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) {
    if (part.startsWith(character, at)) at += character.length;
  }
  return at === part.length;
}
