import type { Host } from "../rpc/connection";

/** Ctrl-C reaches the whole process group. Terraform alone decides what it means, and then calls StopProvider. */
export function leaveInterruptsToTerraform(): void {
  process.on("SIGINT", () => undefined);
}

/** One part's mistake must not take down the calls of all others: it is logged, and ends the calls in flight. */
export function surviveCrashes({ log, crashes }: Host): void {
  const onCrash = (cause: unknown): void => {
    const stack = cause instanceof Error ? cause.stack : String(cause);
    log.error("Something failed outside of any call", { stack });
    crashes.crash(cause);
  };
  process.on("uncaughtException", onCrash);
  process.on("unhandledRejection", onCrash);
}
