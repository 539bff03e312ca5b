import * as rules from "../../rules";
import type { Log } from "../deps";

/** Every secret that a client of this process has used: a service, or a proxy before it, may send any of them back. */
const known = new Set<string>();

/** From now on no message and no log line shows these values. */
export function hideSecrets(...values: readonly (string | null | undefined)[]): void {
  for (const value of values) {
    if (value) known.add(value);
  }
}

/** One line of text from outside, fit to be shown. */
export function safeText(text: string, longest?: number): string {
  return rules.safeText(text, { longest, secrets: known });
}

/** A message or log line of our own, in which text from outside may stand. */
export function safeLines(text: string): string {
  return rules.safeLines(text, known);
}

/** A log whose every line is fit to be shown, whoever writes it. */
export function safeLog(log: Log): Log {
  const safely =
    (write: Log["info"]): Log["info"] =>
    (message, fields) => {
      write(safeText(message), fields && Object.fromEntries(Object.entries(fields).map(safeField)));
    };
  return {
    debug: safely((...line) => log.debug(...line)),
    info: safely((...line) => log.info(...line)),
    warn: safely((...line) => log.warn(...line)),
  };
}

function safeField([name, value]: [string, unknown]): [string, unknown] {
  return [name, typeof value === "string" ? safeText(value) : value];
}
