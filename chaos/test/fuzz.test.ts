import { play } from "../fuzz/play";
import type { Verdict } from "../fuzz/play";
import { seedOf } from "../history/generate";

const CONFIGURATIONS = 500;
const SEED = 1;

const verdicts: Verdict[] = [];

beforeAll(async () => {
  for (let index = 0; index < CONFIGURATIONS; index += 1) {
    verdicts.push(await play(seedOf(SEED, index)));
  }
}, 300_000);

test(`of ${CONFIGURATIONS} random configurations each succeeds, or fails with a message that says where`, () => {
  expect(verdicts.flatMap(({ type, problems }) => problems.map((problem) => `${type}: ${problem}`))).toEqual(
    [],
  );
});

test("every type of resource is refused and applied, and the directory refuses some", () => {
  const seen = new Set(verdicts.map(({ type, end }) => `${type} ${end}`));

  for (const type of new Set(verdicts.map((verdict) => verdict.type))) {
    expect([...seen]).toEqual(expect.arrayContaining([`${type} refused`, `${type} applied`]));
  }
  expect(verdicts.some(({ end }) => end === "failed")).toBe(true);
});

test("a verdict follows from its seed", async () => {
  expect(await play(seedOf(SEED, 7))).toEqual(verdicts[7]);
});
