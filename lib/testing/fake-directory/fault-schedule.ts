import type { SeededRandom } from "./random";

/** Which calls a fault strikes. */
export interface Times {
  /** How many calls are struck. @default 1, or without end if there is a probability */
  readonly times?: number;
  /** From 0 to 1: how likely each call is struck. Drawn from the fake's seed. @default 1 */
  readonly probability?: number;
}

interface Planned<T> {
  readonly operation: string;
  readonly fault: T;
  readonly probability: number;
  left: number;
}

/** Faults of one sort, waiting for their calls in the order in which they were added. */
export class FaultSchedule<T> {
  private planned: Planned<T>[] = [];

  constructor(private readonly random: SeededRandom) {}

  /** @param operation a name, or `"*"` for any */
  add(operation: string, fault: T, when: Times): void {
    const { probability = 1, times = when.probability === undefined ? 1 : Infinity } = when;
    if (!(probability >= 0 && probability <= 1)) {
      throw new RangeError(`A probability is from 0 to 1: got ${probability}.`);
    }
    this.planned.push({ operation, fault, probability, left: times });
  }

  /** The fault that strikes this call, which is thereby used up. */
  take(operation: string): T | undefined {
    const next = this.planned.find((entry) => this.strikes(entry, operation));
    if (next === undefined) return undefined;
    next.left -= 1;
    return next.fault;
  }

  clear(): void {
    this.planned = [];
  }

  private strikes(entry: Planned<T>, operation: string): boolean {
    const concerns = entry.left > 0 && isMeant(entry.operation, operation);
    return concerns && (entry.probability === 1 || this.random.fraction() < entry.probability);
  }
}

/** @param wanted the name of an operation, or `"*"` for any */
export function isMeant(wanted: string, operation: string): boolean {
  return wanted === "*" || wanted === operation;
}
