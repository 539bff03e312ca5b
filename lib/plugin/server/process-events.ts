import type { Host } from "../rpc/connection";
import type { Lifetime } from "./lifetime";

/**
 * Ctrl-C, a pipeline that is cancelled, and a terminal that is closed reach the whole process group. Terraform alone decides
 * what it means, and then calls StopProvider: an answer that is on its way is recorded first. SIGHUP ends Terraform, unless
 * it runs below nohup, which Node does not heed.
 */
export function leaveInterruptsToTerraform(lifetime: Lifetime): void {
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      lifetime.terminate();
    });
  }
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
