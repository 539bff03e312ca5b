import type { Value } from "../values/value";
import type { Host } from "./connection";

/** In characters: enough to know the value by. */
const LONGEST = 80;

/** A value that somebody wrote, as a message quotes it. Masked before it is cut: half of a secret is not known for one. */
export function quote({ redact }: Pick<Host, "redact">, value: Value): string {
  return typeof value === "string" ? JSON.stringify(cut(redact(value))) : cut(redact(JSON.stringify(value)));
}

/** Never half of a character that takes two. */
function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "")}…`;
}
