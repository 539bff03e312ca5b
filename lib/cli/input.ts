import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { messageOf } from "./errors";
import type { Machine } from "./machine";

/** The text of a file, or for "-" what another program has written. Throws an error for people. */
export async function readInput(machine: Machine, file: string): Promise<string> {
  if (file === "-") {
    return machine.input();
  }
  try {
    return readFileSync(resolve(machine.cwd, file), "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read: ${messageOf(error)}`);
  }
}
