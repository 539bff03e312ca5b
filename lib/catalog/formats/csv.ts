import { CsvError, parse } from "csv-parse/sync";
import { locator } from "../document";
import type { Complaint, Document, Entry, List, Node, Scalar } from "../document";

/** A cell, and where it ends in the file, in bytes. */
interface Cell {
  readonly text: string;
  readonly end: number;
}

type Row = readonly Scalar[];

/**
 * Reads a table with a row of names on top, as one list of members. A name with a period stands for a value inside
 * another: `invitation.target`. An empty cell is no value.
 */
export function readCsv(text: string): Document {
  const bytes = Buffer.from(text);
  const locateCharacter = locator(text);
  const locate = (at: number) => locateCharacter(bytes.subarray(0, at).toString().length);
  try {
    const cells = parse(bytes, {
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      cast: (value, { bytes: end }): Cell => ({ text: value, end }),
    }) as unknown as readonly (readonly Cell[])[];
    const [header = [], ...rows] = placed(cells, bytes);
    return { root: members(header, rows), complaints: complaintsOf(header, rows), locate };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { bytes: at = 0 } = error as unknown as { readonly bytes?: number };
    const complaint = { at, problem: `is no CSV: ${error.message}` };
    return { root: members([], []), complaints: [complaint], locate };
  }
}

/** The library says where a cell ends: the next one begins behind the comma or the line break. */
function placed(rows: readonly (readonly Cell[])[], bytes: Buffer): readonly Row[] {
  let end = -1;
  return rows.map((cells) =>
    cells.map(({ text, end: cellEnd }): Scalar => {
      const at = afterBlanks(bytes, end + 1);
      end = cellEnd;
      return { kind: "scalar", at: Math.min(at, cellEnd), text, isNull: false };
    }),
  );
}

function afterBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (/[ \t\r\n]/.test(String.fromCharCode(bytes[at] ?? 0))) {
    at += 1;
  }
  return at;
}

function members(header: Row, rows: readonly Row[]): Node {
  const list: List = {
    kind: "list",
    at: 0,
    items: rows.map((row) => ({
      kind: "table",
      at: row[0]?.at ?? 0,
      entries: entriesOf(
        row.flatMap((value, index) => {
          const name = header[index];
          return name === undefined || value.text === "" ? [] : [{ path: name.text.split("."), value }];
        }),
      ),
    })),
  };
  return { kind: "table", at: 0, entries: [{ name: "members", at: 0, value: list }] };
}

interface Named {
  readonly path: readonly string[];
  readonly value: Scalar;
}

/** Gathers what has the first part of its name in common. Only that one is split off: a tag may have periods itself. */
function entriesOf(cells: readonly Named[]): readonly Entry[] {
  const groups = new Map<string, Named[]>();
  for (const cell of cells) {
    const [first = ""] = cell.path;
    groups.set(first, [...(groups.get(first) ?? []), cell]);
  }
  return [...groups].map(([name, group]): Entry => {
    const at = group[0]?.value.at ?? 0;
    const own = group.find(({ path }) => path.length === 1);
    const inner = group.map(({ path, value }) => ({ name: path.slice(1).join("."), at: value.at, value }));
    return { name, at, value: own?.value ?? { kind: "table", at, entries: inner } };
  });
}

function complaintsOf(header: Row, rows: readonly Row[]): readonly Complaint[] {
  const names = header.map(({ text }) => text);
  return [
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
