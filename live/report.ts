import { NOT_ASKED } from "./not-asked";
import type { Answered, Outcome } from "./run";
import { safeLines } from "../lib/directory";

/** One line of the assumptions, as it is answered. */
export function lineOf({ verdict, line, seen, options }: Answered): string {
  const set =
    verdict === "differs" && Object.keys(options).length > 0 ? `\n${PAD}set ${spelled(options)}` : "";
  return safeLines(`${verdict.padEnd(PAD.length)}${line}\n${PAD}${seen}${set}`);
}

const PAD = " ".repeat("unknown  ".length);

/** What it comes to: what was not asked, how to turn the fake, and what is left behind. */
export function endOf({ answered, leftBehind, options }: Outcome): string {
  const count = (verdict: Answered["verdict"]) => answered.filter((each) => each.verdict === verdict).length;
  return [
    "",
    `Not asked (${Object.keys(NOT_ASKED).length}):`,
    ...Object.entries(NOT_ASKED).map(([line, why]) => `  ${line}: ${why}`),
    "",
    `${count("holds")} hold, ${count("differs")} differ, ${count("unknown")} are unknown. A fake that answers as this directory did:`,
    `  FakeDirectory.start(${spelled(options)})`,
    ...(leftBehind.length === 0
      ? ["", "Nothing is left behind."]
      : ["", "LEFT BEHIND, to be removed by hand:", ...leftBehind.map((what) => safeLines(`  ${what}`))]),
  ].join("\n");
}

/** As TypeScript has it. */
function spelled(options: object): string {
  return JSON.stringify(options)
    .replace(/"(\w+)":/g, " $1: ")
    .replace(/}/g, " }")
    .replaceAll(",", ",");
}
