import { stripVTControlCharacters } from "node:util";
import type { Message, Printout } from "./messages";

const BOX = /╷\n([\s\S]*?)╵/g;
const HEADING = /^(Error|Warning): (.*)$/;
const LOCATION = /^ +(?:with (?<address>\S+),$|on .+ line \d+|\d+: )/;

/** Reads what Terraform prints for people, for the commands that know no `-json`: `init`, `import`, `state`. */
export function readTextPrintout(output: string): Printout {
  const text = stripVTControlCharacters(output);
  const boxes = [...text.matchAll(BOX)].map(([, box]) => (box ?? "").replace(/^│ ?/gm, ""));
  return { messages: boxes.flatMap(readBox), summary: null, text: text.trim() };
}

function readBox(box: string): readonly Message[] {
  const lines = box.trim().split("\n");
  const [, severity, summary] = HEADING.exec(lines[0] ?? "") ?? [];
  if (severity === undefined || summary === undefined) {
    return [];
  }
  const rest = lines.slice(1);
  const address = rest
    .map((line) => LOCATION.exec(line)?.groups?.address)
    .find((found) => found !== undefined);
  const detail = rest.filter((line) => !LOCATION.test(line)).join("\n");
  return [
    {
      severity: severity === "Error" ? "error" : "warning",
      summary,
      detail: unwrap(detail.trim()),
      address: address ?? null,
    },
  ];
}

/** Terraform breaks paragraphs at 78 columns; lines that are indented it leaves alone. */
function unwrap(detail: string): string {
  return detail.replace(/([^\n])\n(?=[^\s])/g, "$1 ");
}
