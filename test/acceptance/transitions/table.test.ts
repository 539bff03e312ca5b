import { readdirSync } from "node:fs";
import { join } from "node:path";
import { read, ROOT } from "../../repository/repository";
import { expectInDocument, markdownTable } from "../../support/golden";
import { STORIES } from "./stories";
import { TRANSITIONS } from "./support/transitions";
import type { Transition } from "./support/transitions";

const DOCUMENT = join(ROOT, "docs/decisions/transitions-and-their-tests.md");
const ALL = Object.keys(TRANSITIONS) as Transition[];

interface Walk {
  readonly transition: Transition;
  readonly step: string;
}

const WALKS: readonly Walk[] = Object.entries(STORIES).flatMap(([file, stories]) =>
  stories.flatMap(({ title, kinds, steps }) =>
    kinds.flatMap((kind) =>
      Object.entries(steps(kind)).flatMap(([name, { walks }]) =>
        walks.map((transition) => ({ transition, step: `\`${file}\`: ${title} ${name}` })),
      ),
    ),
  ),
);

test("every transition is walked by a step of a story", () => {
  const walked = new Set(WALKS.map(({ transition }) => transition));

  expect(ALL.filter((transition) => !walked.has(transition))).toEqual([]);
});

test("every story is played, under the name of its file", () => {
  const files = readdirSync(join(__dirname, "stories"));

  expect(files.sort()).toEqual([...Object.keys(STORIES).map((name) => `${name}.ts`), "index.ts"].sort());
});

test("the tests that look closer are there, by the names that the transitions give them", () => {
  const named = ALL.flatMap((transition) => TRANSITIONS[transition].closer ?? []);
  const missing = named.filter((name) => {
    const [, file = "", words = ""] = /^(\S+): (.+)$/.exec(name) ?? [];
    return words === "" || !read(`test/${file}.test.ts`).includes(words);
  });

  expect(missing).toEqual([]);
});

test("the table shows each with the first step that walks it", () => {
  const rows = ALL.map((transition) => {
    const { from, event, closer = "" } = TRANSITIONS[transition];
    const step = WALKS.find((walk) => walk.transition === transition)?.step ?? "";
    return [from, event, step, closer.replace(/^(\S+):/, "`$1`:")];
  });

  expectInDocument(
    DOCUMENT,
    "transitions",
    markdownTable([["From", "What happens", "Walked by", "Looked at closer by"], ...rows]),
  );
});
