import { isAlias, isMap, isScalar, isSeq, Lexer, parseDocument } from "yaml";
import type { Node as YamlNode, Pair, Scalar as YamlScalar, YAMLMap, YAMLSeq } from "yaml";
import { locator } from "../document";
import type { Complaint, Document, Entry, List, Node, Scalar, Table } from "../document";

/** Far more than a catalog has. */
const DEEPEST = 100;

type Complain = (at: number, problem: string) => void;

/**
 * Reads YAML 1.2. Aliases and tags are refused: a row says all that it means, but for the defaults.
 *
 * @throws RangeError if it is nested without end
 */
export function readYaml(text: string): Document {
  if (isTooDeep(text)) {
    throw new RangeError("is nested too deeply for a catalog");
  }
  const source = parseDocument(text, { prettyErrors: false, stringKeys: true });
  const complaints: Complaint[] = [...source.errors, ...source.warnings].map(({ pos, code, message }) => ({
    at: pos[0],
    problem: code === "RESOURCE_EXHAUSTION" ? "is nested too deeply for a catalog" : `is no YAML: ${message}`,
  }));
  const root = nodeOf(source.contents, 0, (at, problem) => complaints.push({ at, problem }));
  return { root, complaints, locate: locator(text) };
}

/** The parser calls itself for each level, and where its stack ends, Node may end as well: no error to catch. */
function isTooDeep(text: string): boolean {
  let brackets = 0;
  let dashes = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") brackets += 1;
    if (token === "]" || token === "}") brackets -= 1;
    if (token === "-" || token === "?") dashes += 1;
    if (token.endsWith("\n")) dashes = 0;
    if (brackets + dashes > DEEPEST) return true;
  }
  return false;
}

function nodeOf(node: YamlNode | null, at: number, complain: Complain): Node {
  const start = node?.range?.[0] ?? at;
  if (isMap(node)) {
    return tableOf(node, start, complain);
  }
  if (isSeq(node)) {
    return listOf(node, start, complain);
  }
  if (isAlias(node)) {
    complain(start, "is an alias: write the value itself, or a default that the rows share");
  }
  return isScalar(node) ? scalarOf(node, start) : { kind: "scalar", at: start, text: "", isNull: true };
}

function tableOf(map: YAMLMap, at: number, complain: Complain): Table {
  return {
    kind: "table",
    at,
    entries: map.items.map(({ key, value }: Pair): Entry => {
      const name = key as YamlScalar<string>;
      const nameAt = name.range?.[0] ?? at;
      return { name: name.value, at: nameAt, value: nodeOf(value as YamlNode | null, nameAt, complain) };
    }),
  };
}

function listOf(list: YAMLSeq, at: number, complain: Complain): List {
  return {
    kind: "list",
    at,
    items: list.items.map((item) => nodeOf(item as YamlNode | null, at, complain)),
  };
}

function scalarOf({ value, source, type }: YamlScalar, at: number): Scalar {
  // Of a plain scalar the source is what was written, of any other what it means.
  const text = type === "PLAIN" ? (source ?? "") : String(value);
  return { kind: "scalar", at, text, isNull: value === null };
}
