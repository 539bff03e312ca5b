import type { Command } from "./command";

export const PROGRAM = "resource-directory";

type Row = readonly [term: string, about: string];

/** The help of the program. */
export function programHelp(commands: readonly Command[]): string {
  return [
    `Usage: ${PROGRAM} COMMAND [arguments]`,
    "",
    ...table(commands.map(({ name, summary }) => [name, summary])),
    "",
    ...table([
      ["--help", `what the program does; ${PROGRAM} COMMAND --help: what a command does`],
      ["--version", "the version of the package"],
    ]),
    "",
    "Exit codes: 0 all is well, 1 something failed or a problem was found, 2 wrong command line. Commands whose answer is",
    "in their exit code say so in their help.",
  ].join("\n");
}

/** The help of a command. */
export function commandHelp({ name, summary, details, parameter, options, exitCodes }: Command): string {
  const rows: Row[] = [
    ...(parameter === undefined ? [] : [[parameter.name, parameter.about] as const]),
    ...Object.entries(options).map(
      ([option, { value, about }]) =>
        [value === undefined ? `--${option}` : `--${option} ${value}`, about] as const,
    ),
    ["--help", "shows this"],
  ];
  return [
    usage(name, parameter),
    "",
    sentence(summary),
    ...paragraph(details),
    "",
    ...table(rows),
    ...codes(exitCodes),
  ].join("\n");
}

function codes(exitCodes: Command["exitCodes"]): readonly string[] {
  if (exitCodes === undefined) {
    return [];
  }
  const meanings = Object.entries({ 1: "it failed, or the command line is wrong", ...exitCodes });
  return ["", `Exit codes: ${meanings.map(([code, about]) => `${code} ${about}`).join("; ")}.`];
}

function usage(name: string, parameter: Command["parameter"]): string {
  const argument =
    parameter === undefined ? "" : parameter.required ? ` ${parameter.name}` : ` [${parameter.name}]`;
  return `Usage: ${PROGRAM} ${name}${argument} [options]`;
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function paragraph(details: string | undefined): readonly string[] {
  return details === undefined ? [] : ["", details];
}

function table(rows: readonly Row[]): readonly string[] {
  const width = Math.max(...rows.map(([term]) => term.length));
  return rows.map(([term, about]) => `  ${term.padEnd(width)}  ${about}`);
}
