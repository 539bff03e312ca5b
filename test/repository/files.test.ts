import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { exists, manifestIn, read, ROOT, trackedFiles } from "./repository";

/** Where people and build machines keep their checkouts; and this one. */
const MACHINE_PATHS = [
  /(?<![\w.~])\/(?:Users|home)\/[a-z][\w.-]*\//,
  /(?<![\w.~])\/(?:root)\/[\w.][\w.-]/,
  below(ROOT),
  below(homedir()),
];

test("no file under version control holds a path of somebody's machine", () => {
  const found = trackedFiles().flatMap((path) => {
    const content = readFileSync(join(ROOT, path), "utf8");
    return MACHINE_PATHS.flatMap((pattern) => pattern.exec(content)?.[0] ?? []).map(
      (hit) => `${path}: ${hit}`,
    );
  });

  expect(found).toEqual([]);
});

test("the continuous integration runs the command that the README gives for the tests", () => {
  const steps = read(".ci/run").split("\n");
  expect(steps).toContain("npm test -- --coverage");

  if (exists("README.md")) {
    expect(read("README.md")).toMatch(/^npm ci && npm test\b/m);
  }
});

test("every npm script that a document names exists", () => {
  const { scripts = {} } = manifestIn(ROOT);

  const missing = trackedFiles()
    .filter((path) => path.endsWith(".md"))
    .flatMap((path) => npmScriptsIn(read(path)).map((script) => ({ path, script })))
    .filter(({ script }) => !(script in scripts));

  expect(missing).toEqual([]);
});

function npmScriptsIn(text: string): readonly string[] {
  return [...text.matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].flatMap(([, script]) => script ?? []);
}

function below(directory: string): RegExp {
  return new RegExp(`${directory.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}/[\\w.][\\w.-]`);
}
