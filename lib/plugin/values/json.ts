/** Texts, so that digits in them are left alone; and numbers that are no ordinary integers. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MAY_BE_INEXACT = /\d[.eE]|\d{16}/;

/** JSON whose numbers, where they are no ordinary integers, become text: reading them as doubles would round them. */
export function parseExactJson(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString("utf8");
  return JSON.parse(MAY_BE_INEXACT.test(text) ? text.replace(TOKENS, quoted) : text);
}

function quoted(token: string): string {
  return token.startsWith('"') || Number.isSafeInteger(Number(token)) ? token : `"${token}"`;
}
