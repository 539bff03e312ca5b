/** Between two looks. */
const PAUSE_MS = 50;
/** How many looks in a row must find nothing new. Observed: Terraform's next call follows an answer within milliseconds. */
const QUIET_LOOKS = 10;

/**
 * The calls of one walk over the graph of resources. Terraform makes them side by side and in any order, and nothing says
 * which is the last; so a call that depends on what others say waits until no other one comes or is being answered.
 */
export class CallsInFlight {
  private inFlight = 0;
  private waiting = 0;
  /** Grows with every begin and every end of a call. */
  private events = 0;
  private quiet: Promise<void> | null = null;

  constructor(
    private readonly pause: (ms: number) => Promise<void>,
    private readonly signal: AbortSignal,
  ) {}

  /** Does what answers a call. */
  async during<T>(answer: () => Promise<T>): Promise<T> {
    this.inFlight += 1;
    this.events += 1;
    try {
      return await answer();
    } finally {
      this.inFlight -= 1;
      this.events += 1;
    }
  }

  /**
   * Ends when all other calls have been answered, save those that wait as well, and no further one has come for half a
   * second; at once if there was such a moment before, or if Terraform asks to stop. For use during a call.
   */
  async untilOthersCame(): Promise<void> {
    this.waiting += 1;
    try {
      this.quiet ??= this.untilQuiet();
      await this.quiet;
    } finally {
      this.waiting -= 1;
    }
  }

  /** Counts looks and not time: a process that was not run for a second finds the calls of that second at its next look. */
  private async untilQuiet(): Promise<void> {
    let seen = this.events;
    for (let looks = 0; looks < QUIET_LOOKS && !this.signal.aborted;) {
      await this.pause(PAUSE_MS);
      const isQuiet = this.events === seen && this.inFlight === this.waiting;
      looks = isQuiet ? looks + 1 : 0;
      seen = this.events;
    }
  }
}
