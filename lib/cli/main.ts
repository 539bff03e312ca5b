#!/usr/bin/env node
import { homedir } from "node:os";
import { join } from "node:path";
import { COMMANDS } from "./commands";
import { thisMachine } from "./machine";
import { runCommandLine } from "./run";

/** The same from `lib/cli`, unbuilt, and from `dist/cli`. */
const packageRoot = join(__dirname, "..", "..");

async function main(): Promise<void> {
  const machine = thisMachine(process, { home: homedir(), packageRoot });
  process.exitCode = await runCommandLine(process.argv.slice(2), machine, COMMANDS);
}

void main();
