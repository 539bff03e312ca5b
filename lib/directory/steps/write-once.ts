import type { CallOptions } from "../call";
import { DirectoryError } from "../errors";

/** A look-up goes on when the work is stopped, since something may just have been sent, but not for long. */
const LOOK_UP: CallOptions = { deadlineMs: 30_000 };

/**
 * Sends a write once. If nobody can say whether it happened, looks it up instead of sending it again.
 *
 * @param lookUp what the directory shows: the write's result, or undefined if there is no sign of it
 * @throws DirectoryError the write's own if it was refused, or is still unknown after the look-up
 */
export async function writeOnce<Written, Found = Written>(
  write: () => Promise<Written>,
  lookUp: (options: CallOptions) => Promise<Found | undefined>,
): Promise<Written | Found> {
  try {
    return await write();
  } catch (error) {
    if (!isUnknown(error)) throw error;
    return await decide(error, lookUp);
  }
}

/** May the write have happened? */
export function isUnknown(error: unknown): error is DirectoryError {
  return error instanceof DirectoryError && error.outcome === "unknown";
}

async function decide<T>(
  unknown: DirectoryError,
  lookUp: (options: CallOptions) => Promise<T | undefined>,
): Promise<T> {
  let found: T | undefined;
  try {
    found = await lookUp(LOOK_UP);
  } catch {
    // The failed look-up adds nothing that a person could use: the write is what must be known.
    throw unknown.with({ sentence: `${unknown.sentence} Looking up what became of it failed too.` });
  }
  if (found === undefined) {
    throw unknown.with({
      sentence: `${unknown.sentence} Looked up right afterwards, it showed no effect, which may still come. Apply again in some minutes: what happened is then seen before anything is sent.`,
    });
  }
  return found;
}
