import { linesOfAssumptions } from "../testing/fake-directory/assumptions";
import { NOT_ASKED } from "../../live/not-asked";
import { PROBES } from "../../live/probes";

const ASKED = PROBES.map(({ line }) => line);
const ALL = [...ASKED, ...Object.keys(NOT_ASKED)];

test("every line of docs/assumptions.md is asked of a live directory, or has a reason why not", () => {
  const matched = linesOfAssumptions().map((line) => ({
    line,
    by: ALL.filter((each) => line.startsWith(each)),
  }));

  expect(matched.filter(({ by }) => by.length !== 1)).toEqual([]);
});

test("nothing is asked, and no reason given, that is no line of docs/assumptions.md", () => {
  const lines = linesOfAssumptions();

  expect(ALL.filter((each) => !lines.some((line) => line.startsWith(each)))).toEqual([]);
});

test("most lines are asked", () => {
  expect(ASKED.length).toBeGreaterThan(2 * Object.keys(NOT_ASKED).length - 5);
});
