import { parseArgs } from "node:util";
import { quoted, suggestion } from "../rules";
import { messageOf, UsageError } from "./errors";
import type { Machine } from "./machine";

/**
 * 0: done, and all is well. 1: it failed, or found a problem. 2: the command line was wrong. A command that says so gives 2 and
 * 3 a meaning of its own.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** An option of a command: with a value if it has a `value`, else a switch. */
export interface Option {
  readonly about: string;
  /** What stands for the value in the help, `DIR` for example. */
  readonly value?: string;
  /** Whether it may stand several times. */
  readonly repeated?: true;
}

export type Options = Readonly<Record<string, Option>>;

/** What stands after the command's name. */
export interface Parameter {
  /** As in the help, `DIR` for example. */
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
}

/** The values of a command line, by option. */
export type Values<O extends Options> = {
  readonly [Name in keyof O]: O[Name] extends { readonly repeated: true }
    ? readonly string[]
    : O[Name] extends { readonly value: string }
      ? string | undefined
      : boolean;
};

/** A command as it is written: one file in `commands/`. */
export interface CommandDefinition<O extends Options> {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What else the help says. */
  readonly details?: string;
  readonly parameter?: Parameter;
  readonly options: O;
  /** What its exit codes mean, if they are answers. Then every failure is 1, a wrong command line included. */
  readonly exitCodes?: Readonly<Partial<Record<ExitCode, string>>>;
  run(machine: Machine, values: Values<O>, parameter: string | undefined): Promise<ExitCode>;
}

/** A command as it is called. */
export interface Command extends Omit<CommandDefinition<Options>, "run"> {
  /** @throws UsageError for arguments that the command does not take */
  run(machine: Machine, args: readonly string[]): Promise<ExitCode>;
}

/** Makes a command that reads its arguments as it declares them. */
export function defineCommand<const O extends Options>(definition: CommandDefinition<O>): Command {
  return {
    ...definition,
    run: async (machine, args) => {
      const { values, parameter } = readArguments(definition, args);
      return definition.run(machine, values, parameter);
    },
  };
}

function readArguments<O extends Options>(
  { parameter, options }: CommandDefinition<O>,
  args: readonly string[],
): { values: Values<O>; parameter: string | undefined } {
  const parsed = parse(options, args);
  const [first, second] = parsed.positionals;
  if (parameter === undefined && first !== undefined) {
    throw new UsageError(`there is an argument too many: ${quoted(first)}.`);
  }
  if (second !== undefined) {
    throw new UsageError(`there is an argument too many: ${quoted(second)}.`);
  }
  if (parameter?.required === true && first === undefined) {
    throw new UsageError(`${parameter.name} is missing: ${parameter.about}.`);
  }
  checkGiven(parsed.values);
  const values = Object.entries(options).map(([name, option]) => [
    name,
    parsed.values[name] ?? unset(option),
  ]);
  return { values: Object.fromEntries(values) as Values<O>, parameter: first };
}

/** What a script hands over that has no value for it; to go on without would be another run, with another account's key. */
function checkGiven(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    if ([value].flat().includes("")) {
      throw new UsageError(`--${name} is empty: give it a value, or leave it out.`);
    }
  }
}

function unset({ value, repeated }: Option): unknown {
  if (repeated === true) return [];
  return value === undefined ? false : undefined;
}

function parse(options: Options, args: readonly string[]) {
  const known = Object.fromEntries(
    Object.entries(options).map(([name, { value, repeated }]) => [
      name,
      { type: value === undefined ? ("boolean" as const) : ("string" as const), multiple: repeated === true },
    ]),
  );
  const config = { args: [...args], options: known, allowPositionals: true };
  for (const token of parseArgs({ ...config, strict: false, tokens: true }).tokens) {
    if (token.kind === "option" && !(token.name in known)) {
      throw new UsageError(`unknown option ${quoted(token.rawName)}.${suggestOption(token.name, known)}`);
    }
  }
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function suggestOption(name: string, known: Readonly<Record<string, unknown>>): string {
  const nearest = suggestion(name, Object.keys(known));
  return nearest === undefined ? "" : ` Did you mean "--${nearest}"?`;
}
