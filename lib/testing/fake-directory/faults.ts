import type { Answer } from "./answer";
import { ApiError } from "./operations/api-error";
import type { LoggedRequest } from "./request-log";

export interface Times {
  /** How many calls are affected. @default 1 */
  readonly times?: number;
}

export interface Refusal extends Times {
  readonly code: string;
  readonly status: number;
  readonly message?: string;
}

/** Runs while the call waits for it. */
export type Hook = (call: LoggedRequest) => void | Promise<void>;

interface Planned {
  readonly operation: string;
  readonly fault: Answer;
  left: number;
}

/** Things that go wrong on purpose. Each is for one operation and wears off after as many calls as it was set for. */
export class Faults {
  private early: Planned[] = [];
  private late: Planned[] = [];
  private readonly beforeHooks = new Set<readonly [operation: string, hook: Hook]>();
  private readonly afterHooks = new Set<readonly [operation: string, hook: Hook]>();

  /** The next call is refused with this error; it does nothing. */
  failNext(operation: string, refusal: Refusal): void {
    this.early.push(planned(operation, { kind: "error", error: errorOf(refusal) }, refusal));
  }

  /** The connection is cut before the next call has done anything. */
  dropBeforeCommit(operation: string, times: Times = {}): void {
    this.early.push(planned(operation, { kind: "none" }, times));
  }

  /** The next call that succeeds does its work, then the connection is cut: the caller cannot know. */
  dropAfterCommit(operation: string, times: Times = {}): void {
    this.late.push(planned(operation, { kind: "none" }, times));
  }

  /** The next call that succeeds does its work, then answers this error all the same. */
  failAfterCommit(operation: string, refusal: Partial<Refusal> & { readonly status: number }): void {
    const error = errorOf({ code: "InternalError", ...refusal });
    this.late.push(planned(operation, { kind: "error", error }, refusal));
  }

  /** The next call that succeeds does its work, then answers HTTP 200 with a body that is no JSON. */
  respondGarbage(operation: string, times: Times = {}): void {
    this.late.push(planned(operation, { kind: "garbage" }, times));
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
    this.early = [];
    this.late = [];
    this.beforeHooks.clear();
    this.afterHooks.clear();
  }

  /** What the call is answered instead of being carried out. */
  takeEarly(operation: string): Answer | undefined {
    return take(this.early, operation);
  }

  /** What the call is answered although it was carried out. */
  takeLate(operation: string): Answer | undefined {
    return take(this.late, operation);
  }

  async runBefore(call: LoggedRequest): Promise<void> {
    await runAll(this.beforeHooks, call);
  }

  async runAfter(call: LoggedRequest): Promise<void> {
    await runAll(this.afterHooks, call);
  }
}

function planned(operation: string, fault: Answer, { times = 1 }: Times): Planned {
  return { operation, fault, left: times };
}

function errorOf({ status, code, message }: Refusal): ApiError {
  return new ApiError(status, code, message ?? `${code}, as the test asked for.`);
}

function take(queue: readonly Planned[], operation: string): Answer | undefined {
  const next = queue.find((entry) => entry.operation === operation && entry.left > 0);
  if (next === undefined) return undefined;
  next.left -= 1;
  return next.fault;
}

function register(hooks: Set<readonly [string, Hook]>, operation: string, hook: Hook): () => void {
  const entry = [operation, hook] as const;
  hooks.add(entry);
  return () => hooks.delete(entry);
}

async function runAll(hooks: ReadonlySet<readonly [string, Hook]>, call: LoggedRequest): Promise<void> {
  for (const [operation, hook] of [...hooks]) {
    if (operation === call.operation) await hook(call);
  }
}
