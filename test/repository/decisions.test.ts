import { basename } from "node:path";
import { read, trackedFiles } from "./repository";

const INDEX = "docs/decisions/README.md";

test("the index of the decisions has one line for each, by its title", () => {
  const decisions = trackedFiles().filter((path) => path.startsWith("docs/decisions/") && path !== INDEX);
  const lines = read(INDEX)
    .split("\n")
    .filter((line) => line.startsWith("- "));

  expect(lines.map((line) => /^- \[[^\]]+\]\([^)]+\): ./.exec(line)?.[0].slice(2, -3))).toEqual(
    decisions.map((path) => `[${titleOf(path)}](${basename(path)})`),
  );
});

const FINDINGS = "docs/decisions/what-users-met-and-which-test-holds-it.md";

test("the tests that hold what users met are there, by the names that the table gives them", () => {
  const tests = new Set(trackedFiles().filter((path) => path.endsWith(".test.ts")));
  const rows = read(FINDINGS)
    .split("\n")
    .filter(
      (line) => line.startsWith("| ") && !line.startsWith("| --") && !line.startsWith("| What somebody met"),
    );
  const named = rows.map((row) =>
    [...(row.split("|").at(-2) ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name),
  );

  expect(rows.length).toBeGreaterThan(40);
  expect(named.filter((names) => names.length === 0)).toEqual([]);
  expect(named.flat().filter((name) => !tests.has(`${pathOf(name)}.test.ts`))).toEqual([]);
});

function pathOf(name: string): string {
  return name.startsWith("chaos/") ? name : `test/${name}`;
}

function titleOf(path: string): string {
  return /^# (.*)/.exec(read(path))?.[1] ?? "";
}
