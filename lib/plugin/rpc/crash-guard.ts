/** Ends calls in flight when something throws outside of them: a timer, an event, a promise that nobody awaits. */
export class CrashGuard {
  private readonly inFlight = new Set<(cause: unknown) => void>();

  /** The outcome of `call`, or a rejection with the cause of a crash, whichever comes first. */
  async watch<T>(call: () => T | Promise<T>): Promise<T> {
    let fail: (cause: unknown) => void = () => undefined;
    const crash = new Promise<never>((_resolve, reject) => (fail = reject));
    this.inFlight.add(fail);
    try {
      return await Promise.race([(async () => call())(), crash]);
    } finally {
      this.inFlight.delete(fail);
    }
  }

  crash(cause: unknown): void {
    this.inFlight.forEach((fail) => {
      fail(cause);
    });
  }
}
