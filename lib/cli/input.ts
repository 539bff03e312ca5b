import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { decodedText } from "../catalog/decoded-text";
import { messageOf } from "./errors";
import type { Machine } from "./machine";

/** The text of a file, or for "-" what another program has written. Throws an error for people. */
export async function readInput(machine: Machine, file: string): Promise<string> {
  if (file === "-") {
    return machine.input();
  }
  try {
    return textIn(readFileSync(resolve(machine.cwd, file)));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${messageOf(error)}`);
  }
}

/** @throws Error for people, if the bytes are no text */
export function textIn(bytes: Uint8Array): string {
  const text = decodedText(bytes);
  if (text === undefined) {
    throw new Error("it is no UTF-8");
  }
  return text;
}
