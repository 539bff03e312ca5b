import type { Totals } from "../report/totals";

/** What a worker is told: the histories from this index on, as many. */
export interface Share {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
}

/** What a worker answers. */
export interface Done {
  readonly totals: Totals;
  /** Seeds of the histories that violate something, in order. */
  readonly failed: readonly { readonly index: number; readonly seed: number }[];
}
