import { isKnown, parseDuration, timeouts } from "../../../plugin";
import type { Pending } from "../../../plugin";

const UNSET = "Unset: 5 minutes.";

/** The blocks of a resource that can be updated. */
export const TIMEOUTS = {
  timeouts: timeouts({
    create: UNSET,
    update: UNSET,
    delete: UNSET,
  }),
};

/** The blocks of a resource of which every change is a replacement. */
export const TIMEOUTS_WITHOUT_UPDATE = { timeouts: timeouts({ create: UNSET, delete: UNSET }) };

const DEFAULT_TIMEOUT_MS = 5 * 60_000;

type Timeouts<Key extends string> = Readonly<Record<Key, Pending<string> | null>> | null;

/** Milliseconds that a `timeouts` block grants, or the 5 minutes of the vendor's provider. */
export function timeoutOf<Key extends string>(block: Timeouts<Key>, key: Key): number {
  const value = block?.[key];
  return isKnown(value) ? parseDuration(value) : DEFAULT_TIMEOUT_MS;
}

/** To the older SDK a block of nulls, as an import leaves it, is no block. */
export function keepBlankTimeouts<Block extends object>(
  planned: { timeouts: Block | null },
  prior: { readonly timeouts: Block | null },
): void {
  const isBlank = Object.values(prior.timeouts ?? {}).every((value) => value === null);
  if (planned.timeouts === null && isBlank) planned.timeouts = prior.timeouts;
}
