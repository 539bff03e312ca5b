/** What the formats have in common: a tree of values that know where they stand in their file. */

/** Counted from 1, in characters. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A value without parts, as it is spelled in the file: an id that looks like a number keeps its zeros. */
export interface Scalar {
  readonly kind: "scalar";
  readonly at: number;
  readonly text: string;
  /** Whether the file says in so many words that there is no value. */
  readonly isNull: boolean;
}

export interface List {
  readonly kind: "list";
  readonly at: number;
  readonly items: readonly Node[];
}

export interface Table {
  readonly kind: "table";
  readonly at: number;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly name: string;
  /** Of the name. */
  readonly at: number;
  readonly value: Node;
}

export type Node = Scalar | List | Table;

/** Something that cannot stand as it is, at an offset in the file. */
export interface Complaint {
  readonly at: number;
  readonly problem: string;
}

/** A file as it was read. */
export interface Document {
  readonly root: Node;
  /** What the format itself forbids. */
  readonly complaints: readonly Complaint[];
  /** Offsets are the format's own: looking up lines and columns is for what is reported only. */
  locate(at: number): Place;
}

/** The value of an entry of a table; undefined if there is none, or the node is no table. */
export function entryOf(node: Node | undefined, name: string): Node | undefined {
  return node?.kind === "table" ? node.entries.find((entry) => entry.name === name)?.value : undefined;
}

/** Finds line and column of an offset in a text. */
export function locator(text: string): (at: number) => Place {
  let starts: readonly number[] | undefined;
  return (at) => {
    starts ??= [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index + end[0].length)];
    const line = countUpTo(starts, at);
    return { line, column: at - (starts[line - 1] ?? 0) + 1 };
  };
}

/** How many of these ascending numbers are not above the limit. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
