import { basename } from "node:path";
import { FILES, importsOf, linesOf, WRITTEN_FILES } from "./source";

const MOST_LINES = 300;
const FEWEST_LINES = 15;

test(`no file of lib is longer than ${MOST_LINES} lines`, () => {
  const long = WRITTEN_FILES.filter((file) => linesOf(file).length > MOST_LINES);

  expect(long).toEqual([]);
});

test(`a file of fewer than ${FEWEST_LINES} lines is used by more than one other, or it belongs into that one`, () => {
  const crumbs = WRITTEN_FILES.filter((file) => basename(file) !== "index.ts")
    .filter((file) => linesOf(file).length < FEWEST_LINES)
    .filter((file) => importersOf(file).length === 1);

  expect(crumbs).toEqual([]);
});

test("time-outs, pauses and sizes of the API client and the resources stand in one file", () => {
  const elsewhere = WRITTEN_FILES.filter((file) => /^(directory|provider)\//.test(file))
    .filter((file) => file !== "directory/limits.ts")
    .filter((file) =>
      linesOf(file).some((line) => /\b[A-Za-z_]+(_MS|Ms|_BYTES|_TRIES)\b\S*( =|:) \[?[1-9]/.test(line)),
    );

  expect(elsewhere).toEqual([]);
});

function importersOf(file: string): readonly string[] {
  return FILES.filter((other) => importsOf(other).some(({ target }) => target === file));
}
