import { isKnown, parseDuration } from "../../../plugin";
import type { Pending } from "../../../plugin";

const DEFAULT_TIMEOUT_MS = 5 * 60_000;

type Timeouts<Key extends string> = Readonly<Record<Key, Pending<string> | null>> | null;

/** Milliseconds that a `timeouts` block grants, or the 5 minutes of the vendor's provider. */
export function timeoutOf<Key extends string>(timeouts: Timeouts<Key>, key: Key): number {
  const value = timeouts?.[key];
  return isKnown(value) ? parseDuration(value) : DEFAULT_TIMEOUT_MS;
}
