import { getNodeValue, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Node as JsonNode, ParseError } from "jsonc-parser";
import { locator } from "../document";
import type { Document, Entry, Node } from "../document";

/** Reads JSON as its standard has it: no comments, no trailing commas. */
export function readJson(text: string): Document {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  return {
    root: root === undefined ? { kind: "scalar", at: 0, text: "", isNull: true } : nodeOf(root, text),
    complaints: errors.map(({ error, offset }) => ({
      at: offset,
      problem: `is no JSON: ${inWords(printParseErrorCode(error))}`,
    })),
    locate: locator(text),
  };
}

function nodeOf(node: JsonNode, text: string): Node {
  const { type, offset: at, length, children = [] } = node;
  if (type === "object") {
    return { kind: "table", at, entries: entriesOf(children, text) };
  }
  if (type === "array") {
    return { kind: "list", at, items: children.map((child) => nodeOf(child, text)) };
  }
  const spelled = type === "string" ? String(getNodeValue(node)) : text.slice(at, at + length);
  return { kind: "scalar", at, text: spelled, isNull: type === "null" };
}

/** Half a property, which an error goes with, has no value. */
function entriesOf(properties: readonly JsonNode[], text: string): readonly Entry[] {
  const entries: Entry[] = [];
  for (const { children: [name, value] = [] } of properties) {
    if (name !== undefined && value !== undefined) {
      entries.push({ name: String(getNodeValue(name)), at: name.offset, value: nodeOf(value, text) });
    }
  }
  return entries;
}

/** "ValueExpected" as "value expected". */
function inWords(code: string): string {
  return code.replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
