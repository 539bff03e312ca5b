import { hasInvisible } from "./invisible";

const ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/**
 * Where an address may stand: the at sign, also URL-encoded, and the domain, in the letters of any language, or a number in
 * brackets; of several in a row without a gap, all.
 */
const AT_DOMAIN =
  /(?:(?:@|%(?:25){0,3}40)(?:[\p{L}\p{M}\p{N}._-]{0,253}[\p{L}\p{M}\p{N}]|\[[0-9A-Za-z.:]{1,253}\]))+/gu;

/** Wider than an address needs to be: in a log, masking too much is the smaller mistake. */
const NOT_IN_LOCAL_PART = /[\s@"'<>()[\],;:=&?/]/;

const LONGEST_ADDRESS = 254;

/**
 * Checks that a value looks like an e-mail address. The service has the last word: it publishes no format.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkEmail(value: string): string | undefined {
  if (value.length > LONGEST_ADDRESS) {
    return `is ${value.length} characters long: an e-mail address has at most ${LONGEST_ADDRESS}`;
  }
  if (hasInvisible(value)) {
    return "has a character that cannot be seen: write the e-mail address anew, without copying it";
  }
  return ADDRESS.test(value) ? undefined : "is not an e-mail address: write it like name@example.com";
}

/**
 * What tells logon addresses apart, and targets of invitations, which may be account ids: mail servers ignore the case of an
 * address in practice, and so the service may.
 */
export function addressKey(value: string): string {
  return value.toLowerCase();
}

/** Leaves the first letter and the domain: `p***@example.com`. For every place that people other than the owner read. */
export function maskEmail(value: string): string {
  const [, first = "", separator = "@", domain = ""] = /^(.).*(@|%(?:25){0,3}40)(.*)$/su.exec(value) ?? [];
  // What is masked already stays as it is.
  return domain === "" ? "***" : `${first === "*" ? "" : first}***${separator}${domain}`;
}

/**
 * Masks every e-mail address in a text, URL-encoded ones included. Takes time in proportion to the length of the text: no
 * character is looked at for two addresses.
 */
export function maskEmailsIn(text: string): string {
  let masked = "";
  let done = 0;
  for (const match of text.matchAll(AT_DOMAIN)) {
    const start = startOfLocalPart(text, done, match.index);
    if (start < match.index) {
      masked += text.slice(done, start) + maskEmail(text.slice(start, match.index) + match[0]);
      done = match.index + match[0].length;
    }
  }
  return masked + text.slice(done);
}

function startOfLocalPart(text: string, from: number, at: number): number {
  const quote = openingQuote(text, from, at);
  if (quote !== undefined) {
    return quote;
  }
  let start = at;
  while (start > from && (!NOT_IN_LOCAL_PART.test(text.charAt(start - 1)) || isApostrophe(text, start - 1))) {
    start -= 1;
  }
  return start;
}

/** Of `"any words"@example.com`, whose quotes have backslashes in JSON. */
function openingQuote(text: string, from: number, at: number): number | undefined {
  if (text.charAt(at - 1) !== '"') {
    return undefined;
  }
  const isEscaped = text.charAt(at - 2) === "\\";
  for (let start = at - 2; start >= Math.max(from, at - LONGEST_ADDRESS); start -= 1) {
    if (text.charAt(start) === '"' && (text.charAt(start - 1) === "\\") === isEscaped) {
      return start;
    }
  }
  return undefined;
}

/** As in `o'neil@example.com`; a quote of somebody else's has a gap before it. */
function isApostrophe(text: string, at: number): boolean {
  return text.charAt(at) === "'" && /[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** How an account is shown that is named by its id or by its logon address. */
export function shownTarget(target: string): string {
  return target.includes("@") ? maskEmail(target) : target;
}
