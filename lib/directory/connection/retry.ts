import { isWrite } from "../calls/operations";
import type { Deps } from "../deps";
import type { ErrorContext } from "../errors/error-entry";
import { findErrorEntry } from "../errors/error-table";
import { DirectoryError, refusedBeforeSending, type CallOutcome } from "../errors/errors";
import { toFailure, type Failure } from "../errors/failure";
import {
  FIRST_RETRY_CEILING_MS,
  LAST_RETRY_CEILING_MS,
  MOST_CONNECTION_TRIES,
  MOST_HOPELESS_TRIES,
  SHORTEST_RETRY_PAUSE_MS,
} from "../limits";
import type { Deadline } from "./deadline";
import { newExchange, type Exchange } from "./transport";

/** Refusals that say "not at this moment": the service has done nothing, so that even a write may be repeated. */
function isRefusedForNow(code: string): boolean {
  return code.includes("Throttling") || code === "ConcurrentCallNotSupported";
}

/**
 * Somebody on the way, such as a proxy, has sent the same request twice, and the service refuses the copy: what became
 * of the first one is not known.
 */
const REFUSED_AS_COPY = "SignatureNonceUsed";

export interface RetryOptions {
  readonly context: ErrorContext;
  readonly deps: Deps;
  readonly signal: AbortSignal | undefined;
  /** For all tries and pauses, and for whatever else is done with it. */
  readonly deadline: Deadline;
  /** Asked before each try: how long to wait for its turn, in milliseconds. */
  readonly waitForTurn: () => number;
}

/**
 * Sends one call, and again while that is safe: after a refusal for the moment always, after a failure without
 * refusal only if the call reads. The signal is looked at before each try and during pauses; a try under
 * way is always seen to its end.
 *
 * @throws DirectoryError
 */
export async function sendWithRetry<T>(
  send: (exchange: Exchange) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { context, deps, signal, deadline } = options;
  for (let tries = 1; ; tries += 1) {
    const exchange = newExchange();
    const startedAt = deps.now();
    let failure: Failure;
    try {
      await takeTurn(options);
      return await send(exchange);
    } catch (error) {
      if (error instanceof DirectoryError) throw error;
      failure = toFailure(error, exchange);
    } finally {
      deadline.spend(deps.now() - startedAt);
    }
    const pause = pauseAfter(failure, tries, deps.random());
    if (!mayRepeat(failure, context, tries) || pause > deadline.leftMs) {
      throw toDirectoryError(failure, context);
    }
    deps.log.info("Repeating a call", { ...context, ...logFields(failure), tries, pauseMs: pause });
    await pauseOrStop(pause, context, deps, signal);
    deadline.spend(pause);
  }
}

async function takeTurn({ context, deps, signal, waitForTurn }: RetryOptions): Promise<void> {
  throwIfStopped(context, signal);
  const wait = waitForTurn();
  if (wait > 0) {
    await pauseOrStop(wait, context, deps, signal);
  }
}

/** @throws DirectoryError if the work was stopped */
export function throwIfStopped(context: ErrorContext, signal: AbortSignal | undefined): void {
  if (signal?.aborted) {
    throw refusedBeforeSending(
      context.operation,
      "retry",
      `Stopped before the call for ${context.subject} was sent. Nothing was changed by it: run it again to go on.`,
    );
  }
}

/** @throws DirectoryError if the work is stopped during the pause */
export async function pauseOrStop(
  ms: number,
  context: ErrorContext,
  deps: Deps,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await deps.sleep(ms, signal);
  } catch (error) {
    throwIfStopped(context, signal);
    throw error;
  }
}

function mayRepeat(failure: Failure, context: ErrorContext, tries: number): boolean {
  const reads = !isWrite(context);
  switch (failure.kind) {
    case "answered":
      return isRefusedForNow(failure.code) || (reads && isServiceTrouble(failure));
    case "unanswered":
      return reads && (!failure.isHopeless || tries < MOST_HOPELESS_TRIES);
    case "not-sent":
      return reads && failure.worthRepeating && tries < MOST_CONNECTION_TRIES;
  }
}

function isServiceTrouble(failure: Failure & { kind: "answered" }): boolean {
  return failure.httpStatus >= 500 || findErrorEntry(failure.code)?.class === "retry";
}

function pauseAfter(failure: Failure, tries: number, random: number): number {
  const ceiling = Math.min(LAST_RETRY_CEILING_MS, FIRST_RETRY_CEILING_MS * 2 ** (tries - 1));
  const asked = failure.kind === "answered" ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(asked, SHORTEST_RETRY_PAUSE_MS, Math.round(random * ceiling));
}

function toDirectoryError(failure: Failure, context: ErrorContext): DirectoryError {
  if (failure.kind !== "answered") {
    return new DirectoryError({
      operation: context.operation,
      code: null,
      httpStatus: failure.kind === "unanswered" ? failure.httpStatus : null,
      requestId: failure.kind === "unanswered" ? failure.requestId : null,
      errorClass: failure.kind === "unanswered" ? "retry" : "configuration",
      outcome: outcomeOf(failure, context),
      sentence: unansweredSentence(failure, context),
    });
  }
  const entry = findErrorEntry(failure.code);
  return new DirectoryError({
    operation: context.operation,
    code: failure.code,
    httpStatus: failure.httpStatus,
    requestId: failure.requestId,
    errorClass: entry?.class ?? (failure.httpStatus >= 500 ? "retry" : "caller"),
    outcome: outcomeOf(failure, context),
    sentence: entry?.sentence(context) ?? undocumented(failure, context),
  });
}

function outcomeOf(failure: Failure, context: ErrorContext): CallOutcome {
  const writes = isWrite(context);
  if (failure.kind === "answered") {
    const refused = failure.httpStatus < 500 && failure.code !== REFUSED_AS_COPY;
    return refused || isRefusedForNow(failure.code) || !writes ? "refused" : "unknown";
  }
  return failure.kind === "unanswered" && writes ? "unknown" : "none";
}

function unansweredSentence(failure: Exclude<Failure, { kind: "answered" }>, context: ErrorContext): string {
  return failure.kind === "not-sent"
    ? `The service cannot be reached${failure.host === null ? "" : ` at ${failure.host}`}: ${failure.reason}. Nothing was sent. Check the network and the endpoint, then run it again.`
    : `No usable answer came for ${context.subject}: ${failure.reason}. Check the network, then run it again.`;
}

function undocumented(failure: Failure & { kind: "answered" }, context: ErrorContext): string {
  return `The service refused the call for ${context.subject} with a code that this program does not know. It says: "${failure.message}". It was not repeated. Correct what the message names, or ask the service's support with the request id.`;
}

function logFields(failure: Failure): Record<string, unknown> {
  return failure.kind === "answered"
    ? { code: failure.code, httpStatus: failure.httpStatus, requestId: failure.requestId }
    : { reason: failure.reason };
}
