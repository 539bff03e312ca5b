import { divert } from "./diverted-output";
import { startedByTerraform } from "./handshake";

/*
 * A module that prints while it is loaded does so before `serve` is called, and its line would be taken for the
 * handshake. Hence this is done on import: import the plugin runtime first in a provider's entry file.
 */

const held: string[] = [];
const write = process.stdout.write;

if (startedByTerraform(process.env)) {
  divert(process.stdout, (text) => held.push(text));
}

/** Gives stdout back and returns what was printed so far. */
export function takeEarlyOutput(): string[] {
  process.stdout.write = write;
  return held.splice(0);
}
