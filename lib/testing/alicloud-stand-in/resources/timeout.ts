import { isKnown, parseDuration, timeouts } from "../../../plugin";
import type { Pending } from "../../../plugin";

/** The blocks of every resource. */
export const TIMEOUTS = {
  timeouts: timeouts({
    create: "Unset: 5 minutes.",
    update: "Unset: 5 minutes.",
    delete: "Unset: 5 minutes.",
  }),
};

const DEFAULT_TIMEOUT_MS = 5 * 60_000;

type Timeouts<Key extends string> = Readonly<Record<Key, Pending<string> | null>> | null;

/** Milliseconds that a `timeouts` block grants, or the 5 minutes of the vendor's provider. */
export function timeoutOf<Key extends string>(block: Timeouts<Key>, key: Key): number {
  const value = block?.[key];
  return isKnown(value) ? parseDuration(value) : DEFAULT_TIMEOUT_MS;
}
