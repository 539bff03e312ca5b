import type { Logger } from "../logger";

const FIRST_CONNECTION_MS = 30_000;
const LAST_CONNECTION_MS = 1_000;
const SHUTDOWN_MS = 50;

/** When the process of a provider ends: when Terraform says so, or is gone. */
export class Lifetime {
  private timer: NodeJS.Timeout | undefined;
  private dismissed = false;
  private close: () => Promise<void> = async () => undefined;

  /** @param close Releases what the process holds. */
  begin(close: () => Promise<void>): void {
    this.close = close;
    // Ctrl-C reaches the whole process group. Terraform alone decides what it means, and then calls StopProvider.
    process.on("SIGINT", () => undefined);
    this.endAfter(FIRST_CONNECTION_MS);
  }

  opened(): void {
    clearTimeout(this.timer);
  }

  /** Without a goodbye before it: Terraform was killed. */
  allClosed(): void {
    this.endAfter(this.dismissed ? 0 : LAST_CONNECTION_MS);
  }

  /** Terraform is done. The answer to its call is still on the way; it waits two seconds before it kills. */
  shutdown(): void {
    this.dismissed = true;
    this.endAfter(SHUTDOWN_MS);
  }

  /** One part's mistake must not take down the calls of all others: it is logged, and ends the calls in flight. */
  surviveCrashes(fail: (cause: unknown) => void, log: Logger): void {
    const onCrash = (cause: unknown): void => {
      log.error("Something failed outside of any call", {
        stack: cause instanceof Error ? cause.stack : String(cause),
      });
      fail(cause);
    };
    process.on("uncaughtException", onCrash);
    process.on("unhandledRejection", onCrash);
  }

  private endAfter(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.close().finally(() => process.exit(0)), milliseconds);
  }
}
