import type { Operation } from "../calls/operations";
import type { ErrorClass } from "./errors";

/** What a sentence may speak of. */
export interface ErrorContext {
  readonly operation: Operation;
  /** What the call was about, such as `member 1234567890123456` or `the invitation h-abc`; e-mails masked. */
  readonly subject: string;
  /** The service is asked what it would say to a write, and changes nothing. */
  readonly isDryRun?: boolean;
}

export interface ErrorEntry {
  readonly class: ErrorClass;
  /** What happened and what a person must do. */
  sentence(context: ErrorContext): string;
}

type Sentence = string | ((context: ErrorContext) => string);

export function entry(errorClass: ErrorClass, sentence: Sentence): ErrorEntry {
  return { class: errorClass, sentence: typeof sentence === "string" ? () => sentence : sentence };
}

export function retry(what: string): ErrorEntry {
  return entry("retry", `${what} It passes by itself: run it again in a while.`);
}

export function configuration(sentence: Sentence): ErrorEntry {
  return entry("configuration", sentence);
}

export function person(sentence: Sentence): ErrorEntry {
  return entry("person", sentence);
}

export function quota(sentence: Sentence): ErrorEntry {
  return entry("quota", sentence);
}

export function caller(
  sentence: Sentence = ({ subject }) =>
    `The service does not accept a value of the request for ${subject}, or one is missing. Check what the code below names; if the configuration is right, report this as a defect of the program.`,
): ErrorEntry {
  return entry("caller", sentence);
}

export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
