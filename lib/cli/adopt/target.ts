import { existsSync } from "node:fs";
import { UsageError } from "../errors";
import type { Machine } from "../machine";
import { placeFor } from "../written-file";
import type { Place } from "../written-file";

const FORMATS = {
  yaml: { file: "members.yaml", ending: /\.ya?ml$/i, endings: ".yaml or .yml" },
  typescript: { file: "members.ts", ending: /\.[cm]?ts$/i, endings: ".ts" },
} as const;

export type Format = keyof typeof FORMATS;

export interface Target extends Place {
  readonly isMerge: boolean;
}

/** What the command line says of the file. */
interface Wanted {
  readonly format: Format;
  readonly force: boolean;
  readonly merge: string | undefined;
}

/**
 * Where to write.
 *
 * @throws UsageError where nothing can or should be written: before the directory is asked
 */
export function targetOf(machine: Machine, wanted: Wanted, named: string | undefined): Target {
  return wanted.merge === undefined
    ? newFile(machine, wanted, named)
    : editedFile(machine, { ...wanted, merge: wanted.merge }, named);
}

function newFile(machine: Machine, { format, force }: Wanted, named: string | undefined): Target {
  const name = named ?? FORMATS[format].file;
  checkEnding(name, format);
  const place = placeFor(machine, name);
  if (!force && existsSync(place.path)) {
    const keep = format === "yaml" ? `--merge ${name} keeps what people have edited, ` : "";
    throw new UsageError(`${name} is there already. ${keep}--force writes over it.`);
  }
  return { ...place, isMerge: false };
}

/** A catalog is read by the ending of its name: in a file of another one nobody could read it. */
function checkEnding(name: string, format: Format): void {
  const { ending, endings } = FORMATS[format];
  if (ending.test(name)) return;
  const other = Object.entries(FORMATS).find(([, each]) => each.ending.test(name));
  throw new UsageError(
    `${name} is written in the format ${format}: name a file that ends in ${endings}` +
      `${other === undefined ? "" : `, or take --format ${other[0]}`}.`,
  );
}

function editedFile(
  machine: Machine,
  { format, force, merge }: Wanted & { readonly merge: string },
  named: string | undefined,
): Target {
  checkMergeable(merge);
  if (named !== undefined || force || format !== "yaml") {
    throw new UsageError(
      "--merge FILE names the catalog by itself, without FILE, --force and --format typescript.",
    );
  }
  const place = placeFor(machine, merge);
  if (!existsSync(place.path)) {
    throw new UsageError(`--merge ${merge}: there is no such file. Without --merge, one is written.`);
  }
  return { ...place, isMerge: true };
}

function checkMergeable(file: string): void {
  if (/\.csv$/i.test(file)) {
    throw new UsageError(
      `--merge ${file}: a CSV table has no place for the ids of folders. Write what is new to a file beside it, which a catalog ` +
        "reads as well (furtherFiles): adopt members-new.yaml --state FILE leaves out what a state manages.",
    );
  }
  if (!/\.(ya?ml|json)$/i.test(file)) {
    throw new UsageError(`--merge ${file}: is no catalog by its name: it ends in .yaml, .yml or .json.`);
  }
}
