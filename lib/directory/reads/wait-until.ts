import type { Deps } from "../deps";

/** Says whether something that takes its time has come to an end. Pure: one look at one value. */
export type CheckState<T> = (value: T) => "settled" | "pending";

export interface WaitOptions<T> {
  /** One look at the world. What it throws ends the waiting. */
  read(): Promise<T>;
  readonly checkState: CheckState<T>;
  /** The first pause, in milliseconds. Each further one is half as long again. */
  readonly minDelayMs: number;
  /** No pause is longer, in milliseconds. */
  readonly maxDelayMs: number;
  /** When to give up, in milliseconds from now. */
  readonly deadlineMs: number;
  readonly deps: Deps;
  readonly signal?: AbortSignal;
}

/** Giving up is a result: whoever waits for a person must be able to go on without. */
export interface WaitResult<T> {
  readonly outcome: "settled" | "timed-out" | "stopped";
  /** The last value seen. */
  readonly value: T;
  /** How often it was read. */
  readonly reads: number;
}

/** Looks again and again, at first often, then seldom, until settled, late or stopped. Always looks at least once. */
export async function waitUntil<T>(options: WaitOptions<T>): Promise<WaitResult<T>> {
  const { deps, signal, deadlineMs } = options;
  const startedAt = deps.now();
  let paused = 0;
  for (
    let reads = 1, delay = options.minDelayMs;
    ;
    reads += 1, delay = Math.min(delay * 1.5, options.maxDelayMs)
  ) {
    const value = await options.read();
    if (options.checkState(value) === "settled") return { outcome: "settled", value, reads };
    if (signal?.aborted) return { outcome: "stopped", value, reads };

    const left = deadlineMs - Math.max(deps.now() - startedAt, paused);
    if (left <= 0) return { outcome: "timed-out", value, reads };

    const pause = Math.min(Math.round(delay), left);
    if (!(await slept(pause, deps, signal))) return { outcome: "stopped", value, reads };
    paused += pause;
  }
}

async function slept(ms: number, deps: Deps, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await deps.sleep(ms, signal);
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
  return !signal?.aborted;
}
