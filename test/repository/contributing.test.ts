import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exists, read, ROOT, trackedFiles } from "./repository";

interface Recipe {
  readonly title: string;
  /** The name of what was added, in all its spellings. */
  readonly examples: readonly string[];
  readonly files: readonly string[];
}

test.each(recipes())(
  "the files to touch for $title are those that its example touches",
  ({ examples, files }) => {
    const mentions = (path: string) =>
      examples.some((example) => path.includes(example) || contentOf(path).includes(example));

    const missing = productFiles().filter((path) => mentions(path) && !files.includes(path));
    const tooMuch = files.filter((path) => !exists(path) || (ships(path) && !mentions(path)));

    expect({ missing, tooMuch }).toEqual({ missing: [], tooMuch: [] });
  },
);

test("there is a recipe for each kind of thing", () => {
  expect(recipes().map(({ title }) => title)).toEqual([
    "An operation",
    "An attribute",
    "A resource",
    "A message",
    "A construct",
  ]);
});

/** The sections below "Adding things": an example in code spans, then a list of paths. */
function recipes(): readonly Recipe[] {
  const [, adding = ""] = read("CONTRIBUTING.md").split("\n## Adding things\n");
  return adding
    .split("\n### ")
    .slice(1)
    .map((section) => {
      const [title = ""] = section.split("\n");
      const [, example = ""] = /Example: ([^.]*)\./.exec(section) ?? [];
      return { title, examples: spansIn(example), files: pathsIn(section) };
    });
}

function spansIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, span]) => span ?? []);
}

function pathsIn(section: string): readonly string[] {
  return [...section.matchAll(/^- `([^`]+)`/gm)].flatMap(([, path]) => path ?? []);
}

function productFiles(): readonly string[] {
  return trackedFiles().filter(ships);
}

/** What ships; tests are listed as the place to begin, and need not be complete. */
function ships(path: string): boolean {
  return /^(lib|schema)\//.test(path);
}

function contentOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}
