import type { Message } from "../terraform/messages";
import type { Violation } from "./violation";

const BUG = /This is a bug in the provider|failed unexpectedly|defect of the program/;
const SECRET = /\bsk-[\w-]+/;
/** A masked address has one letter and stars before the sign; one stands in the advice how to write addresses. */
const ADDRESS = /(?<![\w.+-])(?!name@example\.com\b)[\w.+-]{2,}(?:@|%40)[\w-]+\.[\w.-]+/;

/** What is wrong with what people read. */
export function wrongTexts(messages: readonly Message[]): readonly Violation[] {
  return messages.flatMap(({ address, summary, detail }) => {
    const text = `${summary}\n${detail}`;
    return [
      ...(BUG.test(text)
        ? [{ invariant: "no answer is a bug of the provider", details: `${address}: ${text}` } as const]
        : []),
      ...leaks(address, text),
    ];
  });
}

export function leaks(where: string, text: string): readonly Violation[] {
  const leaked = SECRET.exec(text)?.[0] ?? ADDRESS.exec(text)?.[0];
  return leaked === undefined
    ? []
    : [
        {
          invariant: "no secret and no e-mail address in messages and logs",
          details: `${where}: "${leaked}" in: ${text}`,
        },
      ];
}
