import { INVARIANTS } from "../model/violation";
import { BUGS_OF_CALLS } from "./planted-bugs/bugs";
import { BUGS_OF_EMAILS } from "./planted-bugs/emails";
import { BUGS_OF_LAPSES } from "./planted-bugs/lapses";
import { BUGS_OF_FOLDERS } from "./planted-bugs/folders";
import { BUGS_OF_MEMBERS } from "./planted-bugs/members";
import { BUGS_OF_PAYERS } from "./planted-bugs/payers";
import { BUGS_OF_THE_QUEUE } from "./planted-bugs/queue";
import { BUGS_OF_REFUSALS } from "./planted-bugs/refusals";
import { BUGS_OF_WHAT_IS_TOGETHER } from "./planted-bugs/together";
import { hunt } from "./planted-bugs/hunt";
import { describeFailure } from "../report/failure";

// The model would be worth nothing if it let everything pass.

const PLANTED_BUGS = [
  ...BUGS_OF_CALLS,
  ...BUGS_OF_REFUSALS,
  ...BUGS_OF_THE_QUEUE,
  ...BUGS_OF_EMAILS,
  ...BUGS_OF_MEMBERS,
  ...BUGS_OF_LAPSES,
  ...BUGS_OF_FOLDERS,
  ...BUGS_OF_PAYERS,
  ...BUGS_OF_WHAT_IS_TOGETHER,
];

const MOST_HISTORIES = 400;
const MOST_STEPS = 6;

test.each(PLANTED_BUGS)(
  "a provider that $name is caught: $violates",
  async (bug) => {
    const caught = await hunt(bug, MOST_HISTORIES);
    const failure = caught?.failure;

    expect(failure?.invariant).toBe(bug.violates);
    expect(failure?.history.steps.length).toBeLessThanOrEqual(MOST_STEPS);
    expect(failure && describeFailure(failure)).toMatch(/VIOLATED: [^]*npm run -s chaos -- --only \d+/);
  },
  300_000,
);

test("there is a planted bug for every invariant", () => {
  const caught = new Set(PLANTED_BUGS.map(({ violates }) => violates));

  expect(INVARIANTS.filter((invariant) => !caught.has(invariant))).toEqual([]);
});
