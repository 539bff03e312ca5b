import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { messageOf, UsageError } from "./errors";
import type { Machine } from "./machine";
import { replaceFile } from "./replaced-file";

/** A file that a command writes. */
export interface Place {
  /** As the command line has it. */
  readonly name: string;
  readonly path: string;
}

/** @throws UsageError if there is no directory for it: before anything is asked for what would stand in it */
export function placeFor({ cwd }: Machine, name: string): Place {
  const path = resolve(cwd, name);
  if (!existsSync(dirname(path))) {
    throw new UsageError(`${name} cannot be written: there is no directory ${dirname(path)}. Make it first.`);
  }
  return { name, path };
}

/** Whoever looks meanwhile sees the file of before. */
export function writeInOneStep({ name, path }: Place, text: string): void {
  try {
    replaceFile(path, text);
  } catch (error) {
    throw new Error(`${name} cannot be written: ${messageOf(error)}`);
  }
}
