import type { Random } from "../../test/plugin/support/random";

export type Weighted<T> = readonly [weight: number, make: () => T];

/** Makes one of the choices: the heavier, the likelier. */
export function weighted<T>(random: Random, choices: readonly Weighted<T>[]): T {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let left = random.below(total);
  const chosen = choices.find(([weight]) => (left -= weight) < 0);
  return (chosen ?? choices[0])?.[1]() as T;
}
