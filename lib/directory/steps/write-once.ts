import type { CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import { DirectoryError } from "../errors/errors";
import { LOOK_UP_MS, LOOK_UP_PAUSES_MS, MOST_WRITE_TRIES } from "../limits";
import type { StepCallOptions } from "./step";

const LOOKING_MS = LOOK_UP_PAUSES_MS.reduce((sum, pause) => sum + pause, 0);

/** What a look says that shows no result, but that something has happened since: the write is never sent again then. */
export const CHANGED_SINCE = Symbol("changed since");

/** The step that writes. */
interface Writer {
  readonly client: DirectoryClient;
  readonly options: StepCallOptions;
  /**
   * How often the write is sent at most. 1 for one that says nothing of the record it is meant for: sent again, it could meet what
   * somebody else has begun in between.
   *
   * @default MOST_WRITE_TRIES
   */
  readonly mostTries?: number;
}

type LookUp<Found> = (options: CallOptions) => Promise<Found | typeof CHANGED_SINCE | undefined>;

/**
 * Has a write take effect once. If nobody can say whether it happened, it is looked up; only after looks for half a
 * minute without a sign of it is it sent again. For writes alone that the service refuses, or that change nothing, if
 * they come a second time all the same.
 *
 * @param lookUp what the directory shows: the write's result, {@link CHANGED_SINCE} if what it was about has changed
 *   otherwise, which may have been after the write; undefined if there is no sign of it
 * @throws DirectoryError the write's own if it was refused, or is still unknown in the end
 */
export async function writeOnce<Written, Found = Written>(
  writer: Writer,
  write: () => Promise<Written>,
  lookUp: LookUp<Found>,
): Promise<Written | Found> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      const mayBeOurs = isUnknown(error) || tries > 1;
      if (!(error instanceof DirectoryError) || !mayBeOurs) throw error;
      const found = await look(error, lookUp);
      if (found !== undefined) return found;
      // A refusal that the write of an earlier try does not explain.
      if (!isUnknown(error)) throw error;
      const foundLater = await lookForHalfAMinute(writer, error, lookUp);
      if (foundLater !== undefined) return foundLater;
      if (tries === (writer.mostTries ?? MOST_WRITE_TRIES) || !hasTimeForMore(writer)) {
        throw withoutEffect(error, tries);
      }
    }
  }
}

/** May the write have happened? */
export function isUnknown(error: unknown): error is DirectoryError {
  return error instanceof DirectoryError && error.outcome === "unknown";
}

async function lookForHalfAMinute<T>(
  { client, options }: Writer,
  unknown: DirectoryError,
  lookUp: LookUp<T>,
): Promise<T | undefined> {
  for (const pause of LOOK_UP_PAUSES_MS) {
    if (!(await paused(pause, client, options))) return undefined;
    const found = await look(unknown, lookUp);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @returns whether there was time for it, and nobody has stopped the work */
async function paused(
  ms: number,
  { deps }: DirectoryClient,
  { signal, deadline }: StepCallOptions,
): Promise<boolean> {
  if (signal?.aborted || deadline.leftMs < ms) return false;
  deadline.spend(ms);
  await deps.sleep(ms, signal).catch((error: unknown) => {
    if (!signal?.aborted) throw error;
  });
  return !signal?.aborted;
}

/** Whether another try could be looked up as long as this one was. */
function hasTimeForMore({ options: { signal, deadline } }: Writer): boolean {
  return !signal?.aborted && deadline.leftMs >= LOOKING_MS;
}

async function look<T>(error: DirectoryError, lookUp: LookUp<T>): Promise<T | undefined> {
  let found: T | typeof CHANGED_SINCE | undefined;
  try {
    found = await lookUp({ deadlineMs: LOOK_UP_MS });
  } catch {
    // The failed look-up adds nothing that a person could use: the write is what must be known.
    throw stillUnknown(error, "Looking up what became of it failed too.");
  }
  if (found === CHANGED_SINCE) {
    throw stillUnknown(
      error,
      "Something has changed since, so that it may have been carried out and undone. Nothing was sent again. Look at what is there now before you apply again.",
    );
  }
  return found;
}

function stillUnknown(error: DirectoryError, why: string): DirectoryError {
  return error.with({ outcome: "unknown", sentence: `${error.sentence} ${why}` });
}

function withoutEffect(unknown: DirectoryError, tries: number): DirectoryError {
  const sent = tries === 1 ? "Looked up afterwards" : `Sent ${tries} times and looked up each time`;
  return unknown.with({
    sentence: `${unknown.sentence} ${sent}, it showed no effect, which may still come. Apply again in some minutes: what happened is then seen before anything is sent.`,
  });
}
