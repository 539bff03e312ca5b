import type { Answer } from "./answer";
import type { Clock } from "./clock";
import { pause } from "./pause";
import { FaultSchedule, isMeant, type Times } from "./fault-schedule";
import { ApiError } from "./operations/api-error";
import type { Body } from "./operations/operation";
import type { SeededRandom } from "./random";
import type { LoggedRequest } from "./request-log";

export type { Times };

export interface Refusal extends Times {
  readonly code: string;
  readonly status: number;
  readonly message?: string;
}

export interface Throttling extends Times {
  /** @default "Throttling.User" */
  readonly code?: string;
  /** The service's lists disagree between 400 and 429. @default 429 */
  readonly status?: number;
  /** Sent as `x-acs-retry-after`, whose unit is undocumented; the SDK takes it for milliseconds. @default not sent */
  readonly retryAfter?: number;
}

export interface Delay extends Times {
  readonly ms: number;
  /** Whether the call really takes that long, or the fake's clock is moved on. @default "real" */
  readonly clock?: "real" | "virtual";
}

/** Runs while the call waits for it. */
export type Hook = (call: LoggedRequest) => void | Promise<void>;

/**
 * Things that go wrong on purpose: each for one operation, or for `"*"`, any. They wear off after as many calls as they
 * were set for. Those that are set first come first, and a call meets one refusal or broken answer at most.
 */
export class Faults {
  private readonly early: FaultSchedule<Answer>;
  private readonly late: FaultSchedule<(body: Body) => Answer>;
  private readonly delays: FaultSchedule<Delay>;
  private readonly beforeHooks = new Set<readonly [operation: string, hook: Hook]>();
  private readonly afterHooks = new Set<readonly [operation: string, hook: Hook]>();

  constructor(
    private readonly clock: Clock,
    random: SeededRandom,
  ) {
    this.early = new FaultSchedule(random);
    this.late = new FaultSchedule(random);
    this.delays = new FaultSchedule(random);
  }

  /** The next call is refused with this error, HTTP 5xx for example; it does nothing. */
  failNext(operation: string, refusal: Refusal): void {
    this.early.add(operation, { kind: "error", error: errorOf(refusal) }, refusal);
  }

  /** The next call is sent away by the gateway; it does nothing. */
  throttle(operation: string, throttling: Throttling = {}): void {
    const { code = "Throttling.User", status = 429, retryAfter } = throttling;
    this.early.add(operation, { kind: "error", error: errorOf({ code, status }), retryAfter }, throttling);
  }

  /** The next call waits before anything is decided about it. */
  delay(operation: string, delay: Delay): void {
    this.delays.add(operation, delay, delay);
  }

  /** The connection is cut before the next call has done anything. */
  dropBeforeCommit(operation: string, when: Times = {}): void {
    this.early.add(operation, { kind: "none" }, when);
  }

  /** The next call that succeeds does its work, then the connection is cut: the caller cannot know. */
  dropAfterCommit(operation: string, when: Times = {}): void {
    this.late.add(operation, () => ({ kind: "none" }), when);
  }

  /** The next call that succeeds does its work, then answers this error all the same. */
  failAfterCommit(operation: string, refusal: Partial<Refusal> & { readonly status: number }): void {
    const error = errorOf({ code: "InternalError", ...refusal });
    this.late.add(operation, () => ({ kind: "error", error }), refusal);
  }

  /** The next call that succeeds does its work, then answers HTTP 200 with a body that is no JSON. */
  respondGarbage(operation: string, when: Times = {}): void {
    this.late.add(operation, () => ({ kind: "garbage" }), when);
  }

  /** The next call that succeeds does its work, then answers HTTP 200 with the first half of its body. */
  truncate(operation: string, when: Times = {}): void {
    this.late.add(operation, (body) => ({ kind: "truncated", body }), when);
  }

  /**
   * Runs at every call of the operation, when it has arrived and before anything is decided about it.
   * @returns removes the hook
   */
  before(operation: string, hook: Hook): () => void {
    return register(this.beforeHooks, operation, hook);
  }

  /**
   * Runs at every successful call of the operation, when its work is done and before it is answered.
   * @returns removes the hook
   */
  after(operation: string, hook: Hook): () => void {
    return register(this.afterHooks, operation, hook);
  }

  /** Forgets all faults and hooks. */
  clear(): void {
    for (const schedule of [this.early, this.late, this.delays]) schedule.clear();
    this.beforeHooks.clear();
    this.afterHooks.clear();
  }

  /** What the call is answered instead of being carried out. */
  takeEarly(operation: string): Answer | undefined {
    return this.early.take(operation);
  }

  /** What the call is answered instead of its body, although it was carried out. */
  takeLate(operation: string, body: Body): Answer | undefined {
    return this.late.take(operation)?.(body);
  }

  async runBefore(call: LoggedRequest): Promise<void> {
    const delay = this.delays.take(call.operation);
    if (delay?.clock === "virtual") this.clock.advance(delay.ms);
    else if (delay !== undefined) await pause(delay.ms);
    await runAll(this.beforeHooks, call);
  }

  async runAfter(call: LoggedRequest): Promise<void> {
    await runAll(this.afterHooks, call);
  }
}

function errorOf({ status, code, message }: Refusal): ApiError {
  return new ApiError(status, code, message ?? `${code}, as the test asked for.`);
}

function register(hooks: Set<readonly [string, Hook]>, operation: string, hook: Hook): () => void {
  const entry = [operation, hook] as const;
  hooks.add(entry);
  return () => hooks.delete(entry);
}

async function runAll(hooks: ReadonlySet<readonly [string, Hook]>, call: LoggedRequest): Promise<void> {
  for (const [operation, hook] of [...hooks]) {
    if (isMeant(operation, call.operation)) await hook(call);
  }
}
