import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** `npm run golden` writes the files anew; whoever commits them has read the difference. */
const WRITES = process.env.UPDATE_GOLDEN === "1";

/** Compares a text with the file that says how it must be. */
export function expectGolden(file: string, text: string): void {
  if (WRITES) {
    writeFileSync(file, text);
  }
  expect(text).toBe(
    existsSync(file) ? readFileSync(file, "utf8") : `there is no ${file}: npm run golden writes it`,
  );
}

/** Compares a text with what stands in a document between two marks, `<!-- NAME -->` and `<!-- end NAME -->`. */
export function expectInDocument(file: string, name: string, text: string): void {
  const document = readFileSync(file, "utf8");
  const [start, end] = [`<!-- ${name} -->`, `<!-- end ${name} -->`];
  const [before, rest = ""] = document.split(start);
  const [present, after = ""] = rest.split(end);
  const wanted = `\n\n${text}\n\n`;
  if (WRITES && after !== "") {
    writeFileSync(file, `${before}${start}${wanted}${end}${after}`);
    return;
  }
  expect(present).toBe(wanted);
}

/** As a block of a document. */
export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** Rows, the head first, as prettier would have them in a document. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], fill = " ") =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(" | ")} |`;
  return [
    line(head),
    line(
      head.map(() => ""),
      "-",
    ),
    ...rows.slice(1).map((row) => line(row)),
  ].join("\n");
}
