import { generate, seedOf } from "../../history/generate";
import { run } from "../../history/run";
import { shrinkFailure, violates } from "../../report/failure";
import type { Failure } from "../../report/failure";
import type { PlantedBug } from "./plant";

/** A planted bug that was found. */
export interface Catch {
  /** How many histories it took. */
  readonly histories: number;
  readonly failure: Failure;
}

/** Looks for the bug in so many histories at most; null if none of them shows it. */
export async function hunt(bug: PlantedBug, most: number): Promise<Catch | null> {
  for (let index = 0; index < most; index += 1) {
    const history = generate(seedOf(1, index));
    if (violates(await run(history, bug.provider), bug.violates)) {
      const failure = await shrinkFailure(history, bug.violates, bug.provider);
      return { histories: index + 1, failure };
    }
  }
  return null;
}
