import type { RowValues } from "./declaration";
import type { Place } from "./document";

/** A place in a file, as messages name it. */
export interface FilePlace extends Place {
  readonly file: string;
}

/** What is wrong, and where. */
export interface Fault extends FilePlace {
  readonly problem: string;
}

/** One member, with the defaults of its folder and environment. */
export interface Row extends RowValues {
  readonly key: string;
  /** Says where one of its values stands. */
  readonly where: (...path: readonly string[]) => FilePlace;
}
