import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { HELP, readArguments } from "../command/arguments";

const ROOT = join(__dirname, "..", "..");

function chaos(...args: readonly string[]) {
  const command = ["--swc", join(__dirname, "..", "main.ts"), ...args];
  const { status, stdout, stderr } = spawnSync(join(ROOT, "node_modules", ".bin", "ts-node"), command, {
    cwd: ROOT,
    encoding: "utf8",
  });
  return { status, stderr, stdout, lastLine: stdout.trimEnd().split("\n").at(-1) ?? "" };
}

test("the last line is JSON, and says the same for any number of workers", () => {
  const [one, three] = ["1", "3"].map((workers) =>
    chaos("--histories", "41", "--seed", "3", "--workers", workers),
  );
  const { seconds, ...totals } = JSON.parse(one?.lastLine ?? "") as Record<string, number>;

  expect(one?.status).toBe(0);
  expect(seconds).toBeGreaterThan(0);
  expect(totals).toMatchObject({ histories: 41, violations: 0, seed: 3 });
  expect(totals["faults"]).toBeGreaterThan(0);
  expect(totals["crashes"]).toBeGreaterThan(0);
  expect(JSON.parse(three?.lastLine ?? "")).toMatchObject(totals);
});

test("one history is replayed by its seed and told step by step", () => {
  const { status, stdout } = chaos("--only", "13048382");

  expect(status).toBe(0);
  expect(stdout).toMatch(/^1\. code: declare [^]*\n2\. terraform: apply [^]*\nFaults stop\./);
});

test("an argument that makes no sense is refused with a sentence", () => {
  const { status, stderr, stdout } = chaos("--histories", "many");

  expect(status).toBe(1);
  expect(stderr).toContain('--histories takes a whole number from 1 up: got "many"');
  expect(stdout).toBe("");
});

test.each([["--only"], ["--histroies", "5"], ["--seed", "-1"], ["--workers", "0"]])(
  "%s %s is refused",
  (...args) => {
    expect(() => readArguments(args)).toThrow(args[0]);
  },
);

test("--help tells the arguments", () => {
  expect(readArguments(["--help"]).help).toBe(true);
  expect(HELP).toContain("--only SEED");
});
