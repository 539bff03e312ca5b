import type { History } from "../history/history";
import { run } from "../history/run";
import type { Result } from "../history/run";
import { shrink } from "../history/shrink";
import type { Invariant } from "../model/violation";
import type { MakeProvider } from "../world/provider-processes";

/** The smallest history found that violates the same invariant, and what happens in it. */
export interface Failure {
  readonly invariant: Invariant;
  readonly history: History;
  readonly story: readonly string[];
}

/** Shrinks a history that violates the invariant. */
export async function shrinkFailure(
  history: History,
  invariant: Invariant,
  provider?: MakeProvider,
): Promise<Failure> {
  const smallest = await shrink(history, async (candidate) =>
    violates(await run(candidate, provider), invariant),
  );
  const { story } = await run(smallest, provider);
  return { invariant, history: smallest, story };
}

export function violates({ violations }: Result, invariant: Invariant): boolean {
  return violations.some((violation) => violation.invariant === invariant);
}

/** For people. */
export function describeFailure({ invariant, history, story }: Failure): string {
  const settings = Object.entries(history.options).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [
    `Violated: ${invariant}`,
    `The shortest history of seed ${history.seed} that shows it (${history.steps.length} steps):`,
    ...(settings.length > 0 ? [`  the directory: ${settings.join(", ")}`] : []),
    ...story.map((line) => `  ${line}`),
    `To replay it: npm run -s chaos -- --only ${history.seed}`,
  ].join("\n");
}
