import { maskEmail, quoted } from "../rules";
import type { Fault, Row } from "./row";

/** Something that two rows of a catalog, whichever files they stand in, must not share. */
interface Unique {
  readonly path: readonly string[];
  valuesOf(row: Row): readonly string[];
  readonly because: string;
  readonly show?: (value: string) => string;
}

const NONE: readonly string[] = [];

const UNIQUE: readonly Unique[] = [
  { path: ["key"], valuesOf: ({ key }) => (key === "" ? [] : [key]), because: "a key is of one row" },
  {
    path: ["previousKeys"],
    valuesOf: ({ previousKeys = [] }) => previousKeys,
    because: "a row that was has become one row",
  },
  {
    path: ["accountId"],
    valuesOf: ({ accountId }) => list(accountId),
    because: "one account would be managed twice",
  },
  {
    path: ["displayName"],
    valuesOf: ({ displayName }) => list(displayName),
    because: "a display name is unique in the directory",
  },
  {
    path: ["invitation", "target"],
    valuesOf: ({ invitation }) => list(invitation?.target),
    because: "one account would be invited twice",
  },
  {
    path: ["promotion", "email"],
    // Mail servers ignore the case of an address in practice, and so the service may.
    valuesOf: ({ promotion }) => list(promotion?.email?.toLowerCase()),
    because: "an address can be the logon of one account only",
    show: maskEmail,
  },
];

/** One for each row that has what an earlier one has already. */
export function duplicateFaults(rows: readonly Row[]): readonly Fault[] {
  return [...UNIQUE.flatMap((unique) => repeated(unique, rows)), ...keysInUse(rows)];
}

function repeated({ path, valuesOf, because, show = same }: Unique, rows: readonly Row[]): readonly Fault[] {
  const first = new Map<string, Row>();
  const faults: Fault[] = [];
  for (const row of rows) {
    for (const value of valuesOf(row)) {
      const earlier = first.get(value);
      if (earlier === undefined) {
        first.set(value, row);
      } else if (earlier !== row) {
        const problem = `${quoted(show(value))} stands in ${placeOf(earlier, path)} already: ${because}`;
        faults.push(fault(row, path, problem));
      }
    }
  }
  return faults;
}

/** A row that took another one's former key would take over its objects. */
function keysInUse(rows: readonly Row[]): readonly Fault[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return rows.flatMap((row) =>
    (row.previousKeys ?? []).flatMap((previous) => {
      const other = byKey.get(previous);
      return other === undefined
        ? []
        : [
            fault(
              row,
              ["previousKeys"],
              `${quoted(previous)} is the key in ${placeOf(other, ["key"])}: a previous key belongs to no row any more`,
            ),
          ];
    }),
  );
}

function fault(row: Row, path: readonly string[], problem: string): Fault {
  return { ...row.where(...path), problem: `${path.join(".")} ${problem}` };
}

function placeOf(row: Row, path: readonly string[]): string {
  const { file, line, column } = row.where(...path);
  return `${file}:${line}:${column}`;
}

function same(value: string): string {
  return value;
}

function list(value: string | undefined): readonly string[] {
  return value === undefined ? NONE : [value];
}
