import type { Writable } from "node:stream";
import { PROGRAM } from "./help";

interface Streams {
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/**
 * Listens for what cannot be written. A reader that has seen enough, such as `head`, is no failure: the rest is for
 * nobody. Anything else, such as a full disk, is said once.
 *
 * @param onFailure when an answer is not whole; also after the command has ended
 */
export function watchOutput(
  { stdout, stderr }: Streams,
  onFailure: () => void,
): { hasFailed: () => boolean } {
  let failed = false;
  stdout.on("error", ({ code = "", message }: NodeJS.ErrnoException) => {
    if (isGone(code) || failed) {
      return;
    }
    failed = true;
    stderr.write(`${PROGRAM}: the answer could not be written: ${message}.\n`);
    onFailure();
  });
  // There is nobody left to tell.
  stderr.on("error", () => undefined);
  return { hasFailed: () => failed };
}

function isGone(code: string): boolean {
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED";
}
