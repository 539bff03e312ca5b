import type { Result } from "../history/run";

/** What many histories came to. */
export interface Totals {
  readonly histories: number;
  readonly faults: number;
  readonly crashes: number;
  readonly calls: number;
  readonly violations: number;
}

export const NONE: Totals = { histories: 0, faults: 0, crashes: 0, calls: 0, violations: 0 };

export function totalOf({ faults, crashes, calls, violations }: Result): Totals {
  return { histories: 1, faults, crashes, calls, violations: violations.length };
}

export function sum(one: Totals, other: Totals): Totals {
  return {
    histories: one.histories + other.histories,
    faults: one.faults + other.faults,
    crashes: one.crashes + other.crashes,
    calls: one.calls + other.calls,
    violations: one.violations + other.violations,
  };
}
