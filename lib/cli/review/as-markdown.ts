import { alerts, headline, labelOf, sections } from "./as-text";
import type { Action } from "./action";
import { KINDS } from "./kinds";
import type { Review } from "./review";

/** A pipeline finds its own comment by this, to write it anew instead of adding another one. */
const COMMENT_MARK = "<!-- resource-directory review -->";

/** A comment of GitHub holds 65,536 characters; what is longer is not taken at all. */
const LONGEST_COMMENT = 60_000;

const TABLE = ["| who | what | where |", "| --- | --- | --- |"];

/** For a merge request: a headline, what must not be overlooked, and a table a kind. */
export function reviewAsMarkdown(review: Review): string {
  const lines = [
    COMMENT_MARK,
    `### Resource Directory: ${escaped(headline(review))}`,
    ...alerts(review).flatMap((alert) => ["", `> **${escaped(alert)}**`]),
  ];
  let left = LONGEST_COMMENT - length(lines);
  for (const { kind, actions } of sections(review)) {
    const rows = actions.map(row);
    const fitting = rows.slice(0, rowsWithin(rows, left));
    const more = rows.length - fitting.length;
    const section = [
      "",
      `#### ${KINDS[kind].title} (${rows.length})`,
      "",
      ...(fitting.length > 0 ? [...TABLE, ...fitting] : []),
      ...(more > 0 ? ["", `${more} more are listed by \`--format text\`.`] : []),
    ];
    lines.push(...section);
    left -= length(section);
  }
  return [...lines, ...leftOutAsMarkdown(review)].join("\n");
}

function row({ subject, detail, address }: Action): string {
  return `| ${code(labelOf(subject))} | ${escaped(detail)} | ${code(address)} |`;
}

function leftOutAsMarkdown({ leftOut }: Review): readonly string[] {
  if (leftOut.length === 0) {
    return [];
  }
  const shown = leftOut.slice(0, 20).map(({ address, why }) => `- ${code(address)}: ${why}`);
  const more = leftOut.length - shown.length;
  return [
    "",
    `#### Not in the plan (${leftOut.length})`,
    "",
    ...shown,
    ...(more > 0 ? [`- and ${more} more`] : []),
  ];
}

function rowsWithin(rows: readonly string[], budget: number): number {
  let left = budget;
  const tooMuch = rows.findIndex((each) => (left -= each.length + 1) < 0);
  return tooMuch === -1 ? rows.length : tooMuch;
}

function length(lines: readonly string[]): number {
  return lines.reduce((sum, each) => sum + each.length + 1, 0);
}

/** As it is, whatever it holds; in a table a bar ends the cell even in code. */
function code(text: string): string {
  const fence = "`".repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text.replaceAll("|", "\\|")}${pad}${fence}`;
}

/** Nothing of a name becomes markup, and nobody is called by it: forges look for "@" in the text as it is shown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&").replaceAll("@", "@\u200b");
}
