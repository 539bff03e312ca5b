/** What a terminal obeys or hides instead of showing it: control, formatting and bidirectional characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Whether a text holds what cannot be seen, such as NUL, a line break or a bidirectional mark. */
export function hasInvisible(text: string): boolean {
  return text.search(INVISIBLE) !== -1;
}

/** Puts a sign that can be seen in the place of each one that cannot. Line breaks stay. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => (character === "\n" ? character : "\ufffd"));
}
