import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { Node } from "jsonc-parser";
import type { Adoption } from "../adoption";
import type { EditedCatalog } from "../edited";
import { folderFields, invitationFields, memberFields } from "../fields";

/** Something of a list, or, with a name, of an object. */
interface Item {
  readonly name?: string;
  readonly value: unknown;
}

/** Adds it at the end of each list, in the style of the file. No other byte changes: order and spelling stay as they are. */
export function mergedJson({ text }: EditedCatalog, { folders, members, invitations }: Adoption): string {
  const rows = [...members.map(memberFields), ...invitations.map(invitationFields)];
  const byPath = Object.entries(folderFields(folders)).map(([name, value]) => ({ name, value }));
  const withFolders = appendedTo(text, "folders", "{}", byPath);
  return appendedTo(
    withFolders,
    "members",
    "[]",
    rows.map((value) => ({ value })),
  );
}

function appendedTo(text: string, name: string, empty: "{}" | "[]", items: readonly Item[]): string {
  const root = parseTree(text);
  if (root === undefined || items.length === 0) {
    return text;
  }
  const node = findNodeAtLocation(root, [name]);
  if (node === undefined) {
    const added = appended(text, root, [{ name, value: JSON.parse(empty) as unknown }]);
    return appendedTo(added, name, empty, items);
  }
  if (node.children === undefined) {
    const end = node.offset + node.length;
    return appendedTo(text.slice(0, node.offset) + empty + text.slice(end), name, empty, items);
  }
  return appended(text, node, items);
}

/** With more items behind the last one: on lines of their own if that is, else all in one line. */
function appended(text: string, { offset, length, children = [] }: Node, items: readonly Item[]): string {
  const { unit, lineBreak } = styleOf(text);
  const last = children.at(-1);
  const isInLines = last === undefined ? unit !== null : indentOf(text, last.offset) !== null;
  if (unit === null || !isInLines) {
    const put = items.map((item) => spelled(item)).join(",");
    const at = last === undefined ? offset + 1 : last.offset + last.length;
    return `${text.slice(0, at)}${last === undefined ? "" : ","}${put}${text.slice(at)}`;
  }
  const outer = /^[ \t]*/.exec(lineOf(text, offset))?.[0] ?? "";
  const indent = last === undefined ? outer + unit : (indentOf(text, last.offset) ?? "");
  const lines = items
    .map((item) => `${lineBreak}${indent}${spelled(item, unit).replaceAll("\n", lineBreak + indent)}`)
    .join(",");
  if (last === undefined) {
    const [open, close] = [text.charAt(offset), text.charAt(offset + length - 1)];
    return `${text.slice(0, offset)}${open}${lines}${lineBreak}${outer}${close}${text.slice(offset + length)}`;
  }
  const at = last.offset + last.length;
  return `${text.slice(0, at)},${lines}${text.slice(at)}`;
}

/** By how much a file indents, null if it is one line; and how its lines end. */
function styleOf(text: string): { readonly unit: string | null; readonly lineBreak: string } {
  const isOneLine = !text.trim().includes("\n");
  return {
    unit: isOneLine && text.trim() !== "{}" ? null : (/^([ \t]+)\S/m.exec(text)?.[1] ?? "  "),
    lineBreak: text.includes("\r\n") ? "\r\n" : "\n",
  };
}

function spelled({ name, value }: Item, unit?: string): string {
  const label = name === undefined ? "" : `${JSON.stringify(name)}:${unit === undefined ? "" : " "}`;
  return label + JSON.stringify(value, null, unit);
}

/** The blanks before what begins its line; null if something else stands before it. */
function indentOf(text: string, offset: number): string | null {
  const before = lineOf(text, offset);
  return /^[ \t]*$/.test(before) ? before : null;
}

/** What stands before an offset in its line. */
function lineOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
}
