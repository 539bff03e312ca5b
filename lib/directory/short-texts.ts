import { LONGEST_TEXT_BYTES } from "./limits";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;

/**
 * JSON with every text in it cut to a length that nothing here needs more of. What refuses a call with pages of text is no
 * service, and parsing them takes longer than the call.
 */
export function withShortTexts(json: Buffer): Buffer {
  if (json.length <= LONGEST_TEXT_BYTES) {
    return json;
  }
  const parts: Buffer[] = [];
  let taken = 0;
  for (let open = json.indexOf(QUOTE); open !== -1;) {
    const begin = open + 1;
    const end = endOfText(json, begin);
    if (end - begin > LONGEST_TEXT_BYTES) {
      parts.push(json.subarray(taken, cutIn(json, begin)));
      taken = end;
    }
    open = json.indexOf(QUOTE, end + 1);
  }
  return Buffer.concat([...parts, json.subarray(taken)]);
}

/** Where the quote stands that ends the text; the end of all if there is none. */
function endOfText(json: Buffer, begin: number): number {
  let end = json.indexOf(QUOTE, begin);
  while (end !== -1 && isEscaped(json, end, begin)) {
    end = json.indexOf(QUOTE, end + 1);
  }
  return end === -1 ? json.length : end;
}

function isEscaped(json: Buffer, quote: number, begin: number): boolean {
  let backslashes = 0;
  while (quote - backslashes > begin && json[quote - backslashes - 1] === BACKSLASH) {
    backslashes += 1;
  }
  return backslashes % 2 === 1;
}

/** A place to cut a long text at: never inside of an escape, nor of a character of several bytes. */
function cutIn(json: Buffer, begin: number): number {
  let at = begin;
  while (at < begin + LONGEST_TEXT_BYTES || isContinuation(json[at])) {
    at += json[at] !== BACKSLASH ? 1 : json[at + 1] === LETTER_U ? 6 : 2;
  }
  return at;
}

/** Of a character in UTF-8. */
function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
