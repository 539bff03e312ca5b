import { hasInvisible } from "../../rules";
import { safeText } from "../credentials/secrets";
import { LONGEST_ID, LONGEST_WORD } from "../limits";

/** What a field of an answer may be before it is believed. The SDK promises strings. */
type Raw = string | undefined;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** An id goes into further calls, states and messages as it is: what cannot be one is none. */
export function toId(raw: Raw): string | null {
  return raw !== undefined && raw.length <= LONGEST_ID && !/\s/.test(raw) && !hasInvisible(raw)
    ? raw || null
    : null;
}

/** A word that the service chooses, such as a status. */
export function toWord(raw: Raw): string {
  return safeText(raw ?? "", LONGEST_WORD);
}

/** A time as the API writes it, or null. */
export function toTime(raw: Raw): string | null {
  return raw !== undefined && TIME.test(raw) ? raw : null;
}
