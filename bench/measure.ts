/** Measures things against each other on a machine that is busy with other things, too. */

/** One thing to measure: each call answers how long one run took, in milliseconds. */
export type Contender = () => Promise<number>;

export interface Rounds {
  /** Runs of each contender that are not counted: caches of the file system and the compiler fill. */
  readonly warmUp: number;
  /** Runs of each contender that count. */
  readonly counted: number;
}

/**
 * Runs the contenders in turn, so that whatever slows the machine down slows all of them, and takes medians, which one
 * slow run does not move.
 */
export async function medians<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  rounds: Rounds,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(contenders) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds.warmUp + rounds.counted; round += 1) {
    for (const name of names) {
      const milliseconds = await contenders[name]();
      if (round >= rounds.warmUp) {
        times.get(name)?.push(milliseconds);
      }
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)])) as Record<Name, number>;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [upper = NaN, lower = NaN] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? upper : (lower + upper) / 2;
}
