#!/usr/bin/env node
import { homedir } from "node:os";
import { join } from "node:path";
import { COMMANDS } from "./commands";
import { thisMachine } from "./machine";
import { watchOutput } from "./output";
import { runCommandLine } from "./run";

/** The same from `lib/cli`, unbuilt, and from `dist/cli`. */
const packageRoot = join(__dirname, "..", "..");

async function main(): Promise<void> {
  const output = watchOutput(process, () => {
    process.exitCode = 1;
  });
  const machine = thisMachine(process, { home: homedir(), packageRoot });
  const exitCode = await runCommandLine(process.argv.slice(2), machine, COMMANDS);
  process.exitCode = output.hasFailed() ? 1 : exitCode;
}

void main();
