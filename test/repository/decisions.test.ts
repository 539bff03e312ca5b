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

function titleOf(path: string): string {
  return /^# (.*)/.exec(read(path))?.[1] ?? "";
}
