import { Document, isCollection, isMap, isScalar, parseDocument, YAMLSeq } from "yaml";
import type { Pair } from "yaml";
import { readCatalog } from "../../../catalog/catalog";
import type { Row } from "../../../catalog/row";
import { faultLines } from "../../../catalog/load";
import { readYaml } from "../../../catalog/formats/yaml";
import type { Adoption, LeftOut } from "../adoption";
import { folderPairs, memberRows, YAML_STYLE } from "./rows";

/** A catalog that people have edited. */
export interface EditedCatalog {
  readonly text: string;
  readonly rows: readonly Row[];
  readonly folders: ReadonlySet<string>;
}

/** @throws Error for a file with faults: what is new would not be told from what is broken */
export function readEdited(name: string, text: string): EditedCatalog {
  const { rows, folders, faults } = readCatalog([{ name, document: readYaml(text) }]);
  if (faults.length > 0) {
    throw new Error(`${name} has faults, mend them first:\n${faultLines(faults)}`);
  }
  return { text, rows, folders: new Set(folders.map(({ path }) => path)) };
}

/** What is new in the directory; the rest is the edited file's, whatever it says. */
export function onlyNew(adoption: Adoption, edited: EditedCatalog, file: string): Adoption {
  const accounts = new Set(edited.rows.flatMap(({ accountId }) => accountId ?? []));
  const targets = new Set(edited.rows.flatMap(({ invitation }) => invitation?.target ?? []));
  const reason = `stands in ${file} already`;
  const known: readonly LeftOut[] = [
    ...adoption.members
      .filter(({ accountId }) => accounts.has(accountId))
      .map(({ accountId, displayName }) => ({
        kind: "members" as const,
        id: accountId,
        name: displayName,
        reason,
      })),
    ...adoption.invitations
      .filter(({ target }) => targets.has(target))
      .map(({ handshakeId, target }) => ({
        kind: "invitations" as const,
        id: handshakeId,
        name: target,
        reason,
      })),
  ];
  return {
    ...adoption,
    folders: adoption.folders.filter(({ path }) => !edited.folders.has(path)),
    members: adoption.members.filter(({ accountId }) => !accounts.has(accountId)),
    invitations: adoption.invitations.filter(({ target }) => !targets.has(target)),
    leftOut: [...known, ...adoption.leftOut],
  };
}

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
    return inPlaceOfOneLine(name, pair, block);
  }
  const end = lineEnd(text, endOf(last));
  return { from: end, at: end, put: `\n${indented(block, columnOf(text, start)).trimEnd()}` };
}

/** `members: []`, or nothing behind the colon: what one line holds is written anew, in lines. */
function inPlaceOfOneLine(name: string, { key, value }: Pair, block: string): Insertion {
  const from = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
  const held = isCollection(value) ? value.items : [];
  const document = new Document({ [name]: held.length === 0 ? null : value });
  const present = document.get(name);
  if (isCollection(present)) present.flow = false;
  const lines = held.length === 0 ? `${name}:\n` : document.toString(YAML_STYLE);
  const at = Math.max(endOf(value), from + name.length + 1);
  return { from, at, put: `${lines}${indented(block, 2)}`.trimEnd() };
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
  return folders.length === 0
    ? ""
    : new Document(Object.fromEntries(folderPairs(folders))).toString(YAML_STYLE);
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
