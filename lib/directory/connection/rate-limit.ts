import { rateOf, type Operation } from "../calls/operations";
import type { Deps } from "../deps";
import type { Rate } from "../limits";

/** Lets calls through at a steady rate, after a burst of what has been saved up. */
export class TokenBucket {
  private tokens: number;
  private countedAt: number;

  constructor(
    private readonly rate: Rate,
    private readonly deps: Pick<Deps, "now">,
  ) {
    this.tokens = rate.burst;
    this.countedAt = deps.now();
  }

  /** Takes a turn. @returns how long to wait for it, in milliseconds; whoever comes later waits longer */
  take(): number {
    const now = this.deps.now();
    const saved = this.tokens + ((now - this.countedAt) / 1_000) * this.rate.perSecond;
    this.tokens = Math.min(this.rate.burst, saved) - 1;
    this.countedAt = now;
    return this.tokens >= 0 ? 0 : Math.ceil((-this.tokens / this.rate.perSecond) * 1_000);
  }
}

/** Keeps every family of operations below its rate. */
export class RateLimiter {
  private readonly buckets = new Map<Rate, TokenBucket>();

  constructor(private readonly deps: Pick<Deps, "now">) {}

  /** @returns how long to wait before the call is sent, in milliseconds */
  take(operation: Operation): number {
    const rate = rateOf(operation);
    const bucket = this.buckets.get(rate) ?? new TokenBucket(rate, this.deps);
    this.buckets.set(rate, bucket);
    return bucket.take();
  }
}

/** Lets one task through at a time, in the order of arrival: the API refuses parallel changes of one directory. */
export class Mutex {
  private last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.last.then(task);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
