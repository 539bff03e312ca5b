import { maskEmailsIn } from "./email";
import { withoutInvisible } from "./invisible";

/** How a text from outside is shown. */
export interface SafeTextOptions {
  /**
   * In characters; what is longer ends in an ellipsis.
   *
   * @default 300
   */
  readonly longest?: number;
  /** Values that must never be shown, whatever surrounds them. */
  readonly secrets?: Iterable<string>;
}

/** For an address in the code or a path of folders: cut, it is no use. */
export const WHOLE = { longest: 1_000 } as const satisfies SafeTextOptions;

const LONGEST_QUOTE = 300;
const LONGEST_LINES = 20_000;

/** An address or a secret that begins in what is shown is seen as a whole, and masked as a whole. */
const LOOKED_AT_BEYOND = 512;

/** Shorter than any credential: masking it would hide words. */
const SHORTEST_SECRET = 6;

/** What `encodeURIComponent` writes otherwise. */
const IN_NEED_OF_ENCODING = /[^\w.!~*'()-]/;

const LINE_BREAKS = /[\r\n\t\u2028\u2029]+/g;

/** Ids of access keys, and tokens of temporary ones. */
const CREDENTIALS = /\b(LTAI|STS\.|TMP\.|CAIS)[A-Za-z0-9+/=]{8,}/g;

/** A parameter, header or field that carries one, also URL-encoded as in a string to sign. */
const NAMED_CREDENTIALS =
  /(?<![A-Za-z])(signature|access_?key(?:_?(?:id|secret))?|secret_?key|(?:security|sts|oidc|id|access|refresh)[_-]?token|x-acs-accesskey-id|credential|authorization|bearer|password)(["']?\s{0,3}(?:=|:|%3D)\s{0,3}["']?(?:(?:bearer|basic|acs3-hmac-sha256)\s+)?)(?:[^\s"'&,;<>%]|%(?!26))+/gi;

/**
 * Makes one line of text that came from outside fit to be shown, logged or stored in a message: cut first, since masking
 * costs time; then what cannot be seen is replaced; then e-mail addresses and credentials are masked.
 */
export function safeText(
  text: string,
  { longest = LONGEST_QUOTE, secrets = [] }: SafeTextOptions = {},
): string {
  const isLong = text.length > longest + LOOKED_AT_BEYOND;
  const head = isLong ? withoutTornEnd(text.slice(0, longest + LOOKED_AT_BEYOND), secrets) : text;
  const masked = maskIn(withoutInvisible(head.replace(LINE_BREAKS, " ")), secrets);
  return isLong || masked.length > longest ? `${cut(masked, longest)}…` : masked;
}

/** The same for a text of several lines that is our own but quotes from outside. */
export function safeLines(text: string, secrets: Iterable<string> = []): string {
  const head = text.length > LONGEST_LINES ? `${withoutTornEnd(cut(text, LONGEST_LINES), secrets)}…` : text;
  return maskIn(withoutInvisible(head), secrets);
}

/** A value that somebody wrote, as a message quotes it. */
export function quoted(value: string): string {
  return `"${safeText(value, { longest: 80 })}"`;
}

function maskIn(text: string, secrets: Iterable<string>): string {
  let masked = text;
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET) {
      masked = without(masked, secret);
      if (IN_NEED_OF_ENCODING.test(secret)) masked = without(masked, encodeURIComponent(secret));
    }
  }
  return maskEmailsIn(masked.replace(NAMED_CREDENTIALS, "$1$2***").replace(CREDENTIALS, "$1***"));
}

/** Looks first: nearly no text has one, and every text is asked for all of them. */
function without(text: string, secret: string): string {
  return text.includes(secret) ? text.split(secret).join("***") : text;
}

/** Never half of a character that takes two. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** An address or a secret that the cut went through can no longer be told for one: it goes. */
function withoutTornEnd(text: string, secrets: Iterable<string>): string {
  let end = text;
  for (const secret of secrets) {
    end = end.slice(0, end.length - tornLength(end, secret));
  }
  return end.replace(/[^\s@]{1,254}$/, "");
}

/** How many of the last characters are the beginning of the secret. */
function tornLength(text: string, secret: string): number {
  for (let length = Math.min(secret.length, text.length); length > 0; length -= 1) {
    if (text.endsWith(secret.slice(0, length))) return length;
  }
  return 0;
}
