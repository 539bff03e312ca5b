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

function importersOf(file: string): readonly string[] {
  return FILES.filter((other) => importsOf(other).some(({ target }) => target === file));
}
