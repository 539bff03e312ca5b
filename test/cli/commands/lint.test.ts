import { violationsOf } from "../../support/json-schema";
import { testMachine } from "../support/machine";

const SOUND = "members:\n  - { key: a, displayName: team-a, folder: prod }\n";

function machineWith(files: Readonly<Record<string, string>>) {
  const machine = testMachine();
  for (const [name, text] of Object.entries(files)) machine.write(`project/${name}`, text);
  return machine;
}

test("a sound catalog is exit code 0", async () => {
  const machine = machineWith({ "members.yaml": SOUND });

  expect(await machine.run("lint", "members.yaml")).toEqual({
    exitCode: 0,
    stdout: "The catalog is sound: 1 row.",
    stderr: "",
  });
});

test.each([
  [
    "members.yaml",
    "members:\n  - key: a\n  - { key: b, displayName: x }\n",
    ["members.yaml:2:5 a member has neither", "members.yaml:3:28 displayName"],
  ],
  ["members.json", '{\n  "members": [{ "key": "a", }]\n}\n', ["members.json:2:29 is no JSON"]],
  ["members.csv", "key,displayName\na,team-a\na,team-b\n", ["members.csv:3:1 "]],
])("every fault of %s is a line with file, line and column, and exit code 1", async (name, text, lines) => {
  const { exitCode, stdout } = await machineWith({ [name]: text }).run("lint", name);

  expect(exitCode).toBe(1);
  expect(stdout.split("\n")).toEqual(lines.map((line) => expect.stringContaining(line) as string));
});

test("faults between files of one catalog are found, and named as the command line has them", async () => {
  const machine = machineWith({ "members.yaml": SOUND, "teams/more.csv": "key,displayName\na,other\n" });

  const { exitCode, stdout } = await machine.run("lint", "members.yaml", "--with", "teams/more.csv");

  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^teams\/more\.csv:2:1 .*members\.yaml/);
});

test("as JSON for programs, as its schema describes it", async () => {
  const machine = machineWith({ "members.yaml": "members:\n  - key: a\n" });

  const { exitCode, stdout } = await machine.run("lint", "members.yaml", "--format", "json");

  expect(exitCode).toBe(1);
  expect(violationsOf("lint.schema.json", stdout)).toEqual([]);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    rows: expect.any(Number) as number,
    faults: [
      {
        file: "members.yaml",
        line: 2,
        column: 5,
        problem: expect.stringContaining("neither displayName nor invitation") as string,
      },
    ],
  });
});

test.each([
  ["a file that is not there", ["gone.yaml"], "gone.yaml:1:1 is not there."],
  ["a file that is no catalog by its name", ["notes.txt"], "notes.txt:1:1 is no catalog by its name"],
])("%s is a fault", async (_, args, line) => {
  const { exitCode, stdout } = await machineWith({ "notes.txt": "" }).run("lint", ...args);

  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: expect.stringContaining(line) as string });
});

test.each([
  [["members.yaml", "--format", "xml"], "--format is one of text, json"],
  [["members.yaml", "--kind", "aws"], "--kind is one of alicloud, resourcedirectory"],
])("%j is refused", async (args, sentence) => {
  const { exitCode, stderr } = await machineWith({ "members.yaml": SOUND }).run("lint", ...args);

  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(sentence) as string });
});

test("what one kind of member resource alone takes is a fault for the other", async () => {
  const text = "members:\n  - { key: a, displayName: team-a, removalPolicy: ABANDON }\n";
  const machine = machineWith({ "members.yaml": text });

  const own = await machine.run("lint", "members.yaml", "--kind", "resourcedirectory");
  const vendors = await machine.run("lint", "members.yaml", "--kind", "alicloud");

  expect([own.exitCode, vendors.exitCode]).toEqual([0, 1]);
});
