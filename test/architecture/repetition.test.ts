import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, trackedFiles } from "../repository/repository";

/** So many lines of code in a row are a concept, which stands once. */
const RUN = 6;

interface Line {
  readonly number: number;
  readonly text: string;
}

test(`no ${RUN} lines of code in a row stand twice`, () => {
  const files = trackedFiles().filter(isWritten);

  expect(repetitionsIn(files)).toEqual([]);
});

/** Where a run begins that has stood before; a longer run is named once. */
function repetitionsIn(files: readonly string[]): readonly string[] {
  const places = new Map<string, string>();
  const found: string[] = [];
  for (const file of files) {
    const lines = codeIn(file);
    let lastHit = -RUN;
    for (let at = 0; at + RUN <= lines.length; at += 1) {
      const run = lines.slice(at, at + RUN);
      const key = run.map(({ text }) => text).join("\n");
      const place = `${file}:${run[0]?.number ?? 0}`;
      const earlier = places.get(key);
      if (earlier === undefined) {
        places.set(key, place);
      } else {
        if (at > lastHit + 1) found.push(`${place} repeats ${earlier}`);
        lastHit = at;
      }
    }
  }
  return found;
}

/** Lines that say something: no blank ones, comments, imports and lone punctuation. */
function codeIn(file: string): readonly Line[] {
  const content = readFileSync(join(ROOT, file), "utf8").replace(
    /^(import|export)[^;]*? from "[^"]+";$/gm,
    (match) => "\n".repeat(match.split("\n").length - 1),
  );
  return content
    .split("\n")
    .map((text, index) => ({ number: index + 1, text: text.trim() }))
    .filter(({ text }) => /\w/.test(text) && !/^(\/\/|\/\*|\*)/.test(text));
}

function isWritten(path: string): boolean {
  return /\.(ts|js)$/.test(path) && !path.startsWith("lib/bindings/") && !isGenerated(path);
}

function isGenerated(path: string): boolean {
  return readFileSync(join(ROOT, path), "utf8").startsWith("// Generated from");
}
