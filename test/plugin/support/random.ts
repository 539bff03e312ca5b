/** Pseudo-random choices that follow from a seed, so that a failure can be repeated. */
export class Random {
  private state: number;

  constructor(seed: number) {
    // Neighbouring seeds must not make neighbouring choices.
    this.state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** True in that many of a hundred cases. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<T>(...choices: readonly [T, ...T[]]): T {
    return choices[this.below(choices.length)] ?? choices[0];
  }

  /** Up to `most` of what `make` makes. */
  several<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

/**
 * Checks a law on random cases, `size` being how large each may get. A failure names the smallest size that still fails
 * with its seed: `check(new Random(seed), size)` repeats it.
 */
export function forRandomCases(
  count: number,
  check: (random: Random, size: number) => void,
  largest = 4,
): void {
  for (let seed = 0; seed < count; seed += 1) {
    const failure = failureOf(check, seed, largest);
    if (failure !== undefined) {
      const sizes = Array.from({ length: largest }, (_unused, index) => index + 1);
      const size = sizes.find((smaller) => failureOf(check, seed, smaller) !== undefined) ?? largest;
      throw new Error(`Fails with seed ${seed} and size ${size}: ${failureOf(check, seed, size) ?? failure}`);
    }
  }
}

function failureOf(
  check: (random: Random, size: number) => void,
  seed: number,
  size: number,
): string | undefined {
  try {
    check(new Random(seed), size);
    return undefined;
  } catch (problem) {
    return problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  }
}
