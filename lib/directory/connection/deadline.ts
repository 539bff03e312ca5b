/**
 * The time that one piece of work may take, however many calls, tries and pauses it is made of. It counts what is
 * spent instead of comparing with a clock, so that waiting for others (the write mutex) costs nothing.
 */
export class Deadline {
  private spentMs = 0;

  constructor(private readonly totalMs: number) {}

  get leftMs(): number {
    return this.totalMs - this.spentMs;
  }

  spend(ms: number): void {
    this.spentMs += ms;
  }
}
