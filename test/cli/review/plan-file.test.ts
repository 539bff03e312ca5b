import { testMachine } from "../support/machine";

const EMPTY = { format_version: "1.2", planned_values: {} };

async function review(json: unknown, ...args: readonly string[]) {
  const machine = testMachine();
  machine.write("project/plan.json", typeof json === "string" ? json : JSON.stringify(json));
  return machine.run("review", "plan.json", ...args);
}

test.each<[what: string, json: unknown, complaint: string]>([
  ["no JSON", "Terraform will perform", "plan.json is not JSON."],
  ["a state", { format_version: "1.0", values: {} }, "plan.json is a state, not a plan."],
  ["something else", { resources: [] }, "plan.json is no plan."],
  ["a format of the future", { ...EMPTY, format_version: "2.0" }, "plan.json has the format version 2.0"],
])("%s is refused with exit code 1", async (_, json, complaint) => {
  const { exitCode, stderr } = await review(json);

  expect(exitCode).toBe(1);
  expect(stderr).toContain(`resource-directory review: ${complaint}`);
});

test.each([
  ["--format", "xml", "--format is one of text, markdown, json"],
  ["--max-mails", "many", "--max-mails is a whole number from 0 up"],
  ["--max-mail", "1", 'Did you mean "--max-mails"?'],
])("%s %s is a wrong command line, which exits with 1 and not with 2", async (option, value, complaint) => {
  const { exitCode, stderr } = await review(EMPTY, option, value);

  expect(exitCode).toBe(1);
  expect(stderr).toContain(complaint);
});

test("a file that is not there is refused by its name", async () => {
  const { exitCode, stderr } = await testMachine().run("review", "nowhere.json");

  expect(exitCode).toBe(1);
  expect(stderr).toContain("nowhere.json cannot be read");
});

test("the help says what the exit codes mean", async () => {
  const { stdout } = await testMachine().run("review", "--help");

  expect(stdout).toContain(
    "Exit codes: 0 nothing to review; 1 it failed, or the command line is wrong; 2 something",
  );
});

const renamed = (name: string) => ({
  ...EMPTY,
  resource_changes: [
    {
      address: "alicloud_resource_manager_account.one",
      mode: "managed",
      type: "alicloud_resource_manager_account",
      change: {
        actions: ["update"],
        before: { id: "1", display_name: "old" },
        after: { id: "1", display_name: name },
      },
    },
  ],
});

test("a name can neither break a table nor call anybody in a merge request", async () => {
  const { stdout } = await review(renamed("a|b <img> @everyone `x`\u001b[31m"), "--format", "markdown");

  expect(stdout).toContain("to a\\|b \\<img\\> @\u200beveryone \\`x\\`");
  expect(stdout).not.toContain("\u001b");
});

test("a comment that would be too long for GitHub is cut, and says how much is missing", async () => {
  const [change] = renamed("new").resource_changes;
  const many = { ...EMPTY, resource_changes: Array.from({ length: 2000 }, () => change) };

  const { stdout } = await review(many, "--format", "markdown");

  expect(stdout.length).toBeLessThan(65_536);
  expect(stdout).toMatch(/Renames \(2000\)[^]*\d+ more are listed by `--format text`/);
});
