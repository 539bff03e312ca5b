import { join } from "node:path";
import { quoted, suggestion } from "../rules";
import type { Command, ExitCode } from "./command";
import { messageOf, UsageError } from "./errors";
import { commandHelp, PROGRAM, programHelp } from "./help";
import { readJsonObject, textOf } from "./json";
import type { Machine } from "./machine";

/** Runs a command line, without the names of the interpreter and the program. Never throws: errors are for people. */
export async function runCommandLine(
  args: readonly string[],
  machine: Machine,
  commands: readonly Command[],
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    machine[name === undefined ? "err" : "out"](programHelp(commands));
    return name === undefined ? 2 : 0;
  }
  if (name === "--version") {
    machine.out(packageVersion(machine.packageRoot));
    return 0;
  }
  const command = commands.find((each) => each.name === name);
  return command === undefined ? refuse(name, machine, commands) : runCommand(command, rest, machine);
}

async function runCommand(command: Command, args: readonly string[], machine: Machine): Promise<ExitCode> {
  if (args.includes("--help") || args.includes("-h")) {
    machine.out(commandHelp(command));
    return 0;
  }
  try {
    return await command.run(machine, args);
  } catch (error) {
    machine.err(`${PROGRAM} ${command.name}: ${messageOf(error)}`);
    if (!(error instanceof UsageError)) {
      return 1;
    }
    machine.err(`See ${PROGRAM} ${command.name} --help.`);
    return command.exitCodes === undefined ? 2 : 1;
  }
}

function refuse(name: string, machine: Machine, commands: readonly Command[]): ExitCode {
  const kind = name.startsWith("-") ? "option" : "command";
  const known = kind === "option" ? ["--help", "--version"] : commands.map((command) => command.name);
  const nearest = suggestion(name, known);
  const hint = nearest === undefined ? `There are: ${known.join(", ")}.` : `Did you mean "${nearest}"?`;
  machine.err(`${PROGRAM}: unknown ${kind} ${quoted(name)}. ${hint}`);
  machine.err(`See ${PROGRAM} --help.`);
  return 2;
}

function packageVersion(packageRoot: string): string {
  return textOf(readJsonObject(join(packageRoot, "package.json")).version) ?? "";
}
