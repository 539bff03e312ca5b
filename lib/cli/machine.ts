import { execFile } from "node:child_process";

/** What a command takes from the machine it runs on, so that tests can give it another one. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  /** As Terraform names it, for example `linux_amd64`. */
  readonly platform: string;
  /** Where this package is installed: the directory of its package.json. */
  readonly packageRoot: string;
  /** Prints a line of the answer. */
  out(line: string): void;
  /** Prints a line about the run itself: what is wrong with the command line, for one. */
  err(line: string): void;
  /** Runs a program of the PATH to its end. */
  run(program: string, args: readonly string[]): Promise<ProgramResult>;
}

export type ProgramResult =
  | { readonly ran: true; readonly exitCode: number; readonly stdout: string; readonly stderr: string }
  /** There is no such program, or it may not be executed. */
  | { readonly ran: false };

/** The machine that this process runs on. */
export function thisMachine(
  process: NodeJS.Process,
  places: { readonly home: string; readonly packageRoot: string },
): Machine {
  const { env } = process;
  return {
    env,
    cwd: process.cwd(),
    ...places,
    platform: terraformPlatform(process.platform, process.arch),
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    run: (program, args) => runProgram(program, args, env),
  };
}

/** Runs a program with this environment; its PATH is the one that is searched. */
export function runProgram(
  program: string,
  args: readonly string[],
  env: Machine["env"],
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    execFile(program, args, { env: { ...env }, encoding: "utf8" }, (error, stdout, stderr) => {
      // A program that started and failed has a number here; one that never started has a word, such as ENOENT.
      const code = error === null ? 0 : error.code;
      resolve(typeof code === "number" ? { ran: true, exitCode: code, stdout, stderr } : { ran: false });
    });
  });
}

/** Terraform keeps Go's names of processors and Windows. */
function terraformPlatform(platform: string, arch: string): string {
  const os = platform === "win32" ? "windows" : platform;
  const processor = { x64: "amd64", ia32: "386" }[arch] ?? arch;
  return `${os}_${processor}`;
}
