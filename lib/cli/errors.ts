import { types } from "node:util";

/** The command line is not one that this program understands. */
export class UsageError extends Error {}

/** What was thrown, in a sentence for people. */
export function messageOf(thrown: unknown): string {
  return types.isNativeError(thrown) ? thrown.message : String(thrown);
}
