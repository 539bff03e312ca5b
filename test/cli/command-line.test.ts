import { version } from "../../package.json";
import { COMMANDS } from "../../lib/cli/commands";
import { testMachine } from "./support/machine";

test("--help lists every command and the exit codes", async () => {
  const { exitCode, stdout } = await testMachine().run("--help");
  for (const { name, summary } of COMMANDS) {
    expect(stdout).toMatch(new RegExp(`^  ${name} +${summary}$`, "m"));
  }
  expect(stdout).toContain(
    "Exit codes: 0 all is well, 1 something failed or a problem was found, 2 wrong command line.",
  );
  expect(exitCode).toBe(0);
});

test.each(COMMANDS)(
  "$name --help says what it takes, and does nothing else",
  async ({ name, options, parameter }) => {
    const { exitCode, stdout, stderr } = await testMachine().run(name, "--help");
    expect(stdout).toMatch(`Usage: resource-directory ${name}`);
    for (const term of [
      ...Object.keys(options).map((option) => `--${option}`),
      parameter?.name ?? "--help",
    ]) {
      expect(stdout).toContain(`  ${term}`);
    }
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  },
);

test("--version is the package's", async () => {
  const machine = testMachine();
  machine.write("package/package.json", JSON.stringify({ version }));
  expect(await machine.run("--version")).toEqual({ exitCode: 0, stdout: version, stderr: "" });
});

test("Without a command there is the help, as an error", async () => {
  const { exitCode, stdout, stderr } = await testMachine().run();
  expect(stderr).toContain("Usage: resource-directory COMMAND");
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
});

test.each([
  [["docter"], 'resource-directory: unknown command "docter". Did you mean "doctor"?'],
  [["mirorr"], 'resource-directory: unknown command "mirorr". Did you mean "mirror"?'],
  [["deploy"], /^resource-directory: unknown command "deploy". There are: doctor, mirror/],
  [["--verison"], 'resource-directory: unknown option "--verison". Did you mean "--version"?'],
  [["doctor", "--jsn"], 'resource-directory doctor: unknown option "--jsn". Did you mean "--json"?'],
  [["doctor", "--quiet"], /^resource-directory doctor: unknown option "--quiet"\.\n/],
  [["doctor", "one", "two"], 'resource-directory doctor: there is an argument too many: "two".'],
  [["doctor", "--json=1"], /^resource-directory doctor: Option '--json' does not take an argument/],
  [["doctor", "nowhere"], /^resource-directory doctor: there is no directory .*nowhere\./],
  [["mirror"], "resource-directory mirror: DIR is missing: "],
])("%j is refused with what was meant", async (args, message) => {
  const { exitCode, stdout, stderr } = await testMachine().run(...args);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/\nSee resource-directory( \w+)? --help\.$/);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
});

test.each([
  [
    ["adopt", "--profile", ""],
    "resource-directory adopt: --profile is empty: give it a value, or leave it out.",
  ],
  [["adopt", "--state", "a.json", "--state="], "resource-directory adopt: --state is empty: "],
  [["pending", "--profile=", "--live"], "resource-directory pending: --profile is empty: "],
])("%j is refused, since nobody means nothing", async (args, message) => {
  const { exitCode, stdout, stderr } = await testMachine().run(...args);
  expect(stderr).toMatch(message);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
});

test("What goes wrong is said in a sentence, not in a stack trace", async () => {
  const { exitCode, stderr } = await testMachine().run("mirror", "somewhere");
  expect(stderr).toMatch(
    /^resource-directory mirror: the provider's packages are missing: .*Install the package again/,
  );
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(exitCode).toBe(1);
});
