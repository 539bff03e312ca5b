import { Document, isCollection, isMap, isScalar, parseDocument, YAMLSeq } from "yaml";
import type { Pair } from "yaml";
import type { Adoption } from "../adoption";
import type { EditedCatalog } from "../edited";
import { folderFields } from "../fields";
import { memberRows, YAML_STYLE } from "./yaml-rows";

/** Adds it at the end of each list. No other byte of the file changes: comments, order and edits stay as they are. */
export function mergedYaml({ text }: EditedCatalog, added: Adoption): string {
  const { contents } = parseDocument(text);
  const insertions = [
    // At one place the last one comes first.
    insertion(text, contents, "folders", foldersAsText(added)),
    insertion(text, contents, "members", rowsAsText(added)),
  ];
  return insertions
    .filter((each) => each !== undefined)
    .sort((a, b) => b.at - a.at)
    .reduce((merged, { from, at, put }) => merged.slice(0, from) + put + merged.slice(at), text);
}

/** What takes the place of the text between two offsets. */
interface Insertion {
  readonly from: number;
  readonly at: number;
  readonly put: string;
}

function insertion(text: string, contents: unknown, name: string, block: string): Insertion | undefined {
  if (block === "") {
    return undefined;
  }
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === name)
    : undefined;
  if (pair === undefined) {
    const put = `${text === "" || text.endsWith("\n") ? "" : "\n"}${name}:\n${indented(block, 2)}`;
    return { from: text.length, at: text.length, put };
  }
  const { value } = pair;
  const last = isCollection(value) && value.flow !== true ? value.items.at(-1) : undefined;
  const start = isCollection(value) ? (value.range?.[0] ?? 0) : 0;
  if (last === undefined) {
    return inPlaceOfOneLine(text, name, pair, block);
  }
  const end = lineEnd(text, endOf(last));
  return { from: end, at: end, put: `\n${indented(block, columnOf(text, start)).trimEnd()}` };
}

/** `members: []`, or nothing behind the colon: what one line holds is written anew, in lines. */
function inPlaceOfOneLine(text: string, name: string, { key, value }: Pair, block: string): Insertion {
  const from = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
  const held = isCollection(value) ? value.items : [];
  const document = new Document({ [name]: held.length === 0 ? null : value });
  const present = document.get(name);
  if (isCollection(present)) present.flow = false;
  const lines = held.length === 0 ? `${name}:\n` : document.toString(YAML_STYLE);
  const end = Math.max(endOf(value), from + name.length + 1);
  // A comment behind it comes to stand above: behind the last new value it would become a part of that.
  const rest = text.slice(end, lineEnd(text, end)).trim();
  const [comment, at] = rest.startsWith("#") ? [`${rest}\n`, lineEnd(text, end)] : ["", end];
  return { from, at, put: `${comment}${lines}${indented(block, 2)}`.trimEnd() };
}

function rowsAsText(added: Adoption): string {
  const document = new Document([]);
  const list = new YAMLSeq();
  list.items = [...memberRows(document, added)];
  document.contents = list;
  // The first row, too, stands apart from what is there.
  return list.items.length === 0 ? "" : document.toString(YAML_STYLE).replace(/^\n*/, "\n");
}

function foldersAsText({ folders }: Adoption): string {
  return folders.length === 0 ? "" : new Document(folderFields(folders)).toString(YAML_STYLE);
}

function endOf(node: unknown): number {
  const { range, value } = node as { readonly range?: readonly number[]; readonly value?: unknown };
  // A pair has no range of its own.
  return range?.[1] ?? (value === undefined || value === null ? 0 : endOf(value));
}

/** The end of the line that an offset is in. What ends with its own line break is there already. */
function lineEnd(text: string, offset: number): number {
  const from = text.charAt(offset - 1) === "\n" ? offset - 1 : offset;
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

function indented(block: string, by: number): string {
  return block.replace(/^(?=.)/gm, " ".repeat(by));
}
