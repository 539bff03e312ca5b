import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { readCatalog } from "./catalog";
import type { Catalog, CatalogFile } from "./catalog";
import { decodedText } from "./decoded-text";
import type * as Formats from "./formats";
import type { Fault } from "./row";
import type { MemberKind } from "./row-rules";

/**
 * Reads the files of a catalog. What cannot be read at all is a fault as well.
 *
 * @param kind what stands for the members, if that is known
 */
export function loadCatalog(paths: readonly string[], kind?: MemberKind): Catalog {
  const unreadable: Fault[] = [];
  const files = paths.flatMap((path): readonly CatalogFile[] => {
    const file = loadFile(path);
    if (typeof file !== "string") return [file];
    unreadable.push({ file: path, line: 1, column: 1, problem: file });
    return [];
  });
  const catalog = readCatalog(files, kind);
  return { ...catalog, faults: [...unreadable, ...catalog.faults] };
}

/** For people: one line a fault, as editors and terminals make links of it. */
export function faultLines(faults: readonly Fault[]): string {
  return faults.map(({ file, line, column, problem }) => `${file}:${line}:${column} ${problem}.`).join("\n");
}

const NO_TEXT =
  "is no UTF-8, as a table that a spreadsheet has saved in the characters of its country: save it as UTF-8";

function loadFile(path: string): CatalogFile | string {
  // Loaded with the first catalog: a synth without one does not pay for the packages.
  const { READERS } = require("./formats") as typeof Formats;
  const read = READERS[extname(path).toLowerCase()];
  if (read === undefined) {
    return `is no catalog by its name: it ends in ${Object.keys(READERS).join(", ")}`;
  }
  try {
    const text = decodedText(readFileSync(path));
    return text === undefined ? NO_TEXT : { name: path, document: read(text) };
  } catch (error) {
    // Lists in lists, thousands of them: the readers call themselves for each.
    if (error instanceof RangeError) return "is nested too deeply for a catalog";
    const { code } = error as Partial<NodeJS.ErrnoException>;
    if (code === undefined) throw error;
    return code === "ENOENT" ? "is not there" : `cannot be read (${code})`;
  }
}
