import { parseDuration } from "../plugin";

/** A moment as the API writes it: UTC, whole seconds. */
export function timestamp(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

/** The moment `ms` after (or, negative, before) a timestamp. */
export function shift(moment: string, ms: number): string {
  return timestamp(new Date(Date.parse(moment) + ms));
}

/** Milliseconds of a value of a `timeouts` block; null where nothing is set. */
export function timeoutMs(value: unknown): number | null {
  return typeof value === "string" ? parseDuration(value) : null;
}
