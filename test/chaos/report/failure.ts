import type { History } from "../history/history";
import { run } from "../history/run";
import { shrink } from "../history/shrink";
import type { Invariant } from "../model/violation";
import type { MakeProvider } from "../world/provider-processes";

/** The smallest history found that violates the same invariant, and what happens in it. */
export interface Failure {
  readonly invariant: Invariant;
  readonly history: History;
  readonly story: readonly string[];
}

/** Shrinks a history that violates something; null if it violates nothing. */
export async function findFailure(history: History, provider?: MakeProvider): Promise<Failure | null> {
  const invariant = (await run(history, provider)).violations[0]?.invariant;
  if (invariant === undefined) {
    return null;
  }
  const smallest = await shrink(history, async (candidate) => {
    const { violations } = await run(candidate, provider);
    return violations[0]?.invariant === invariant;
  });
  const { story } = await run(smallest, provider);
  return { invariant, history: smallest, story };
}

/** For people. */
export function describeFailure({ invariant, history, story }: Failure): string {
  const settings = Object.entries(history.knobs).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [
    `Violated: ${invariant}`,
    `The shortest history of seed ${history.seed} that shows it (${history.steps.length} steps):`,
    ...(settings.length > 0 ? [`  the directory: ${settings.join(", ")}`] : []),
    ...story.map((line) => `  ${line}`),
    `To replay it: npm run -s chaos -- --only ${history.seed}`,
  ].join("\n");
}
