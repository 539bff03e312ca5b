/**
 * `npm run -s chaos -- --histories 10000 --seed 1`: progress on stderr, failures as stories, and one line of JSON at the
 * end. `--help` tells the rest.
 */
import { HELP, readArguments } from "./command/arguments";
import type { Arguments } from "./command/arguments";
import { runInWorkers } from "./command/workers";
import { generate } from "./history/generate";
import { run } from "./history/run";
import { describeFailure, shrinkFailure } from "./report/failure";
import { totalOf } from "./report/totals";
import type { Totals } from "./report/totals";

/** How many failures are shrunk and told; of the others the seeds are enough. */
const TOLD = 5;
const PROGRESS_EVERY_MS = 5_000;

async function main(args: readonly string[]): Promise<void> {
  const read = readArguments(args);
  if (read.help) {
    console.log(HELP);
    return;
  }
  const startedAt = performance.now();
  const totals = await (read.only === null ? many(read) : one(read.only));
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(JSON.stringify({ ...totals, seed: read.only ?? read.seed, seconds }));
  process.exitCode = totals.violations > 0 ? 1 : 0;
}

async function many({ histories, seed, workers }: Arguments): Promise<Totals> {
  let saidAt = performance.now();
  let told = 0;
  const { totals, failed } = await runInWorkers({ histories, seed, workers }, (so) => {
    // At once: whoever watches a long run need not wait for its end.
    for (const { index, seed: failing } of so.failed.slice(told)) {
      console.error(
        `History ${index} violates something; to replay it: npm run -s chaos -- --only ${failing}`,
      );
    }
    told = so.failed.length;
    if (performance.now() - saidAt < PROGRESS_EVERY_MS) return;
    saidAt = performance.now();
    console.error(`${so.totals.histories} of ${histories} histories, ${so.totals.violations} violations`);
  });
  for (const { seed: failing } of failed.slice(0, TOLD)) {
    await tellFailure(failing);
  }
  if (failed.length > TOLD) {
    const others = failed.slice(TOLD).map(({ seed: failing }) => failing);
    console.log(`Further seeds of histories that violate something: ${others.join(", ")}\n`);
  }
  return totals;
}

async function one(seed: number): Promise<Totals> {
  const result = await run(generate(seed));
  console.log(`${result.story.join("\n")}\n`);
  await tellFailure(seed);
  return totalOf(result);
}

/** Shrinks the history of this seed, if it violates something, and tells it. */
async function tellFailure(seed: number): Promise<void> {
  const history = generate(seed);
  const [violation] = (await run(history)).violations;
  if (violation !== undefined) {
    console.log(`${describeFailure(await shrinkFailure(history, violation.invariant))}\n`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`chaos: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
