import { generate, seedOf } from "../history/generate";
import { run } from "../history/run";
import { NONE, sum, totalOf } from "../report/totals";
import type { Done, Share } from "./share";

/** Runs its share of the histories, whenever it is told to, until nobody tells it any more. */
async function work({ seed, from, count }: Share): Promise<Done> {
  let totals = NONE;
  const failed: { index: number; seed: number }[] = [];
  for (let index = from; index < from + count; index += 1) {
    const history = generate(seedOf(seed, index));
    const result = await run(history);
    totals = sum(totals, totalOf(result));
    if (result.violations.length > 0) {
      failed.push({ index, seed: history.seed });
    }
  }
  return { totals, failed };
}

process.on("message", (share: Share) => {
  work(share).then(
    (done) => process.send?.(done),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
