import { CsvError, parse } from "csv-parse/sync";
import { locator } from "../document";
import type { Complaint, Document, Entry, List, Node, Scalar } from "../document";

type Row = readonly Scalar[];

const OPTIONS = { skip_empty_lines: true, relax_column_count: true, trim: true } as const;

/** More columns than any table has: a place is the number of the row and of the column in one. */
const COLUMNS = 10_000;

/**
 * Reads a table with a row of names on top, as one list of members. A name with a period stands for a value inside
 * another: `invitation.target`. An empty cell is no value.
 */
export function readCsv(text: string): Document {
  try {
    const table = parse(text, OPTIONS) as unknown as readonly (readonly string[])[];
    const [header = [], ...rows] = table.map((cells, row) =>
      cells.map((cell, column): Scalar => ({
        kind: "scalar",
        at: row * COLUMNS + column,
        text: cell,
        isNull: false,
      })),
    );
    return { root: members(header, rows), complaints: complaintsOf(header, rows), locate: cellLocator(text) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { bytes: at = 0 } = error as unknown as { readonly bytes?: number };
    const complaint = { at, problem: `is no CSV: ${error.message}` };
    return { root: members([], []), complaints: [complaint], locate: byteLocator(text) };
  }
}

/** Asking the library for places takes ten times as long as parsing: it is asked for the first one that is reported. */
function cellLocator(text: string): Document["locate"] {
  const locate = byteLocator(text);
  let starts: readonly (readonly number[])[] | undefined;
  return (at) => {
    starts ??= cellStarts(text);
    return locate(starts[Math.floor(at / COLUMNS)]?.[at % COLUMNS] ?? 0);
  };
}

/** The library says where a cell ends: the next one begins behind the comma or the line break. */
function cellStarts(text: string): readonly (readonly number[])[] {
  const bytes = Buffer.from(text);
  const ends = parse(bytes, { ...OPTIONS, cast: (_, { bytes: end }) => end }) as unknown as number[][];
  let last = -1;
  return ends.map((row) =>
    row.map((end) => {
      const start = Math.min(afterBlanks(bytes, last + 1), end);
      last = end;
      return start;
    }),
  );
}

function byteLocator(text: string): Document["locate"] {
  const bytes = Buffer.from(text);
  const locate = locator(text);
  return (at) => locate(bytes.subarray(0, at).toString().length);
}

function afterBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (/[ \t\r\n]/.test(String.fromCharCode(bytes[at] ?? 0))) {
    at += 1;
  }
  return at;
}

function members(header: Row, rows: readonly Row[]): Node {
  const groups = groupsOf(header);
  const items = rows.map((row): Node => ({
    kind: "table",
    at: row[0]?.at ?? 0,
    entries: entriesOf(groups, row),
  }));
  const list: List = { kind: "list", at: 0, items };
  return { kind: "table", at: 0, entries: [{ name: "members", at: 0, value: list }] };
}

/** The columns that make one value: a single one, or what its name has in front of the first period. */
interface Group {
  readonly name: string;
  readonly columns: readonly { readonly index: number; readonly inner: string | undefined }[];
}

/** Only the first part of a name is split off: a tag may have periods itself. */
function groupsOf(header: Row): readonly Group[] {
  const groups = new Map<string, { index: number; inner: string | undefined }[]>();
  header.forEach(({ text }, index) => {
    const [, name = "", inner] = /^([^.]*)(?:\.(.*))?$/s.exec(text) ?? [];
    groups.set(name, [...(groups.get(name) ?? []), { index, inner }]);
  });
  return [...groups].map(([name, columns]) => ({ name, columns }));
}

function entriesOf(groups: readonly Group[], row: Row): readonly Entry[] {
  const entries: Entry[] = [];
  for (const { name, columns } of groups) {
    const inner: Entry[] = [];
    for (const { index, inner: innerName } of columns) {
      const value = row[index];
      if (value === undefined || value.text === "") continue;
      if (innerName === undefined) entries.push({ name, at: value.at, value });
      else inner.push({ name: innerName, at: value.at, value });
    }
    const at = inner[0]?.at;
    if (at !== undefined) entries.push({ name, at, value: { kind: "table", at, entries: inner } });
  }
  return entries;
}

function complaintsOf(header: Row, rows: readonly Row[]): readonly Complaint[] {
  const names = header.map(({ text }) => text);
  return [
    ...(header.length === 0
      ? [{ at: 0, problem: "has no row of names on top: begin with one, such as key,displayName" }]
      : []),
    ...header.flatMap(({ at, text }, index) => {
      if (text === "") return [{ at, problem: "is a column without a name: give it one" }];
      return names.indexOf(text) < index ? [{ at, problem: `column "${text}" stands twice` }] : [];
    }),
    ...rows.flatMap((row) =>
      row
        .slice(header.length)
        .filter(({ text }) => text !== "")
        .map(({ at }) => ({ at, problem: `is a cell too many: there are ${header.length} columns` })),
    ),
  ];
}
