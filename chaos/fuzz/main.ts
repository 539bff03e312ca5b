/** `npm run -s fuzz -- --configurations 10000 --seed 1`: problems as they turn up, and one line of JSON at the end. */
import { parseArgs } from "node:util";
import { wholeNumber } from "../command/arguments";
import { seedOf } from "../history/generate";
import { play } from "./play";

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      configurations: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
    },
  });
  const configurations = wholeNumber("configurations", values.configurations, 1);
  const seed = wholeNumber("seed", values.seed, 0);
  const ends = { refused: 0, applied: 0, failed: 0 };
  let problems = 0;
  for (let index = 0; index < configurations; index += 1) {
    const verdict = await play(seedOf(seed, index));
    ends[verdict.end] += 1;
    problems += verdict.problems.length;
    verdict.problems.forEach((problem) => {
      console.log(`${verdict.type}, seed ${seedOf(seed, index)}: ${problem}\n`);
    });
  }
  console.log(JSON.stringify({ configurations, ...ends, problems, seed }));
  process.exitCode = problems > 0 ? 1 : 0;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`fuzz: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
