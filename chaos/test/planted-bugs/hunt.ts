import { generate, seedOf } from "../../history/generate";
import type { Edit } from "../../history/edits";
import type { History } from "../../history/history";
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
  let histories = 0;
  for (let index = bug.from ?? 0; histories < most; index += 1) {
    const history = generate(seedOf(1, index));
    if (bug.focus !== undefined && history.focus !== bug.focus) continue;
    if (bug.about !== undefined && !contains(history, bug.about)) continue;
    histories += 1;
    if (violates(await run(history, bug.provider), bug.violates)) {
      const failure = await shrinkFailure(history, bug.violates, bug.provider);
      return { histories, failure };
    }
  }
  return null;
}

function contains({ steps }: History, about: (edit: Edit) => boolean): boolean {
  return steps.some((step) => step.step === "edit" && about(step.edit));
}
