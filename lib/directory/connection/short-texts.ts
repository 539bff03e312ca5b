import { LONGEST_TEXT_BYTES } from "../limits";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const NOTHING = Buffer.alloc(0);

/** The escape of a character, or the bytes of one that takes several, stays whole behind the place of a cut. */
const LONGEST_CHARACTER = 12;

/**
 * JSON that is received, with every text in it cut to a length that nothing here needs more of. What refuses a call with
 * pages of text is no service, and to keep and to parse them takes longer than the call: what is cut off is let go as it comes.
 */
export class ShortTexts {
  private readonly parts: Buffer[] = [];
  /** What cannot be told without the bytes to come: a text that may yet become long, or a backslash in one that was cut. */
  private rest: Buffer = NOTHING;
  private isInCutText = false;

  add(chunk: Buffer): void {
    const json = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    this.rest = NOTHING;
    if (this.isInCutText) {
      this.skip(json, 0);
    } else {
      this.keep(json, 0, 0);
    }
  }

  /** @returns all of it, once nothing more comes */
  end(): Buffer {
    return Buffer.concat(this.isInCutText ? this.parts : [...this.parts, this.rest]);
  }

  /** @param from what is kept begins here, and the next text at or behind `at` */
  private keep(json: Buffer, from: number, at: number): void {
    for (let open = json.indexOf(QUOTE, at); open !== -1;) {
      const begin = open + 1;
      const end = endOfText(json, begin);
      if (end - begin > LONGEST_TEXT_BYTES + LONGEST_CHARACTER) {
        this.parts.push(json.subarray(from, cutIn(json, begin)));
        this.skip(json, begin);
        return;
      }
      if (end === json.length) {
        this.parts.push(json.subarray(from, open));
        this.rest = json.subarray(open);
        return;
      }
      open = json.indexOf(QUOTE, end + 1);
    }
    this.parts.push(json.subarray(from));
  }

  /** Lets go of a text up to its end. */
  private skip(json: Buffer, begin: number): void {
    const end = endOfText(json, begin);
    this.isInCutText = end === json.length;
    if (this.isInCutText) {
      this.rest = isEscaped(json, end, begin) ? json.subarray(end - 1) : NOTHING;
    } else {
      this.keep(json, end, end + 1);
    }
  }
}

/** Where the quote stands that ends the text; the end of all if it is not there. */
function endOfText(json: Buffer, begin: number): number {
  let end = json.indexOf(QUOTE, begin);
  while (end !== -1 && isEscaped(json, end, begin)) {
    end = json.indexOf(QUOTE, end + 1);
  }
  return end === -1 ? json.length : end;
}

/** Whether the byte there follows a backslash that is none itself. */
function isEscaped(json: Buffer, at: number, begin: number): boolean {
  let backslashes = 0;
  while (at - backslashes > begin && json[at - backslashes - 1] === BACKSLASH) {
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
