import { addressKey, maskEmail, quoted } from "../rules";
import type { Fault, Row } from "./row";

/** Something that two rows of a catalog, whichever files they stand in, must not share. */
interface Unique {
  readonly places: readonly UniquePlace[];
  readonly because: string;
  readonly show?: (value: string) => string;
}

/** Where in a row a value of that kind can stand. */
interface UniquePlace {
  readonly path: readonly string[];
  valuesOf(row: Row): readonly string[];
}

const NONE: readonly string[] = [];

const UNIQUE: readonly Unique[] = [
  {
    places: [{ path: ["key"], valuesOf: ({ key }) => (key === "" ? NONE : [key]) }],
    because: "a key is of one row",
  },
  {
    places: [{ path: ["previousKeys"], valuesOf: ({ previousKeys = NONE }) => previousKeys }],
    because: "a row that was has become one row",
  },
  {
    places: [{ path: ["accountId"], valuesOf: ({ accountId }) => list(accountId) }],
    because: "one account would be managed twice",
  },
  {
    places: [{ path: ["displayName"], valuesOf: ({ displayName }) => list(displayName) }],
    because: "a display name is unique in the directory",
  },
  {
    places: [{ path: ["invitation", "target"], valuesOf: ({ invitation }) => list(invitation?.target) }],
    because: "one account would be invited twice",
  },
  {
    places: [{ path: ["invitation", "email"], valuesOf: ({ invitation }) => logon(invitation?.email) }],
    because: "one account would be invited twice",
    show: maskEmail,
  },
  {
    places: [
      { path: ["promotion", "email"], valuesOf: ({ promotion }) => logon(promotion?.email) },
      { path: ["accountEmail", "email"], valuesOf: ({ accountEmail }) => logon(accountEmail?.email) },
    ],
    because: "an address can be the logon of one account only",
    show: maskEmail,
  },
];

/** One for each row that has what an earlier one has already. */
export function duplicateFaults(rows: readonly Row[]): readonly Fault[] {
  return [...UNIQUE.flatMap((unique) => repeated(unique, rows)), ...keysInUse(rows)];
}

function repeated({ places, because, show = same }: Unique, rows: readonly Row[]): readonly Fault[] {
  const first = new Map<string, Row>();
  const faults: Fault[] = [];
  for (const row of rows) {
    for (const { path, valuesOf } of places) {
      for (const value of valuesOf(row)) {
        const earlier = first.get(value);
        if (earlier === undefined) {
          first.set(value, row);
        } else if (earlier !== row) {
          const problem = `${quoted(show(value))} stands in ${placeOf(earlier, pathTo(value, earlier, places))} already: ${because}`;
          faults.push(fault(row, path, problem));
        }
      }
    }
  }
  return faults;
}

/** The first place of a row that has the value. */
function pathTo(value: string, row: Row, places: Unique["places"]): readonly string[] {
  return places.find(({ valuesOf }) => valuesOf(row).includes(value))?.path ?? [];
}

/** A row that took another one's former key would take over its objects. */
function keysInUse(rows: readonly Row[]): readonly Fault[] {
  const renamed = rows.filter(({ previousKeys = NONE }) => previousKeys.length > 0);
  const byKey = new Map(renamed.length === 0 ? [] : rows.map((row) => [row.key, row]));
  return renamed.flatMap((row) =>
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

function logon(address: string | undefined): readonly string[] {
  return list(address === undefined ? undefined : addressKey(address));
}
