import { Random } from "../../test/plugin/support/random";

/** What may come out one way or the other. */
export interface Draws {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number;
}

/** Draws that begin anew with each command, so that a history of which steps are left out keeps the luck of the others. */
export class Luck implements Draws {
  private random = new Random(0);

  begin(luck: number): void {
    this.random = new Random(luck);
  }

  below(limit: number): number {
    return this.random.below(limit);
  }
}
