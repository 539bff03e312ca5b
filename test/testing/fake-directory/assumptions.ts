import { readFileSync } from "node:fs";
import { join } from "node:path";

const DOCUMENT = readFileSync(join(__dirname, "../../../docs/assumptions.md"), "utf8");

/** Every list item of docs/assumptions.md, on one line. */
export function assumptions(): string[] {
  return DOCUMENT.split(/\n(?=- |\n)/)
    .map((block) => block.trim().replace(/\s*\n\s*/g, " "))
    .filter((block) => block.startsWith("- "));
}

/** What each assumes: the sentence between the stars. */
export function linesOfAssumptions(): string[] {
  return assumptions().flatMap((assumption) => /^- \*\*([^*]+)\*\*/.exec(assumption)?.[1] ?? []);
}
