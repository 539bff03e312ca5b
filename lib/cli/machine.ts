import { execFile, spawn } from "node:child_process";

/** What a command takes from the machine it runs on, so that tests can give it another one. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly home: string;
  /** As Terraform names it, for example `linux_amd64`. */
  readonly platform: string;
  /** Where this package is installed: the directory of its package.json. */
  readonly packageRoot: string;
  /** The time of its clock. */
  now(): Date;
  /** What another program has written into this one, to its end. */
  input(): Promise<string>;
  /** On a terminal: shows how far a long run is, in place of what it showed before. */
  progress(text: string): void;
  /** Prints a line of the answer. */
  out(line: string): void;
  /** Prints a line about the run itself: what is wrong with the command line, for one. */
  err(line: string): void;
  /** Runs a program of the PATH to its end. */
  run(program: string, args: readonly string[]): Promise<ProgramResult>;
  /** Runs a command line in a shell to its end, with this on its standard input. What it prints is about the run. */
  pipe(command: string, input: string): Promise<ProgramResult>;
  /** Starts a program that goes on running, and ends it once it has said its first line. */
  start(program: string, options: StartOptions): Promise<Started>;
}

export type ProgramResult =
  | { readonly ran: true; readonly exitCode: number; readonly stdout: string; readonly stderr: string }
  /** There is no such program, or it may not be executed. */
  | { readonly ran: false };

export interface StartOptions {
  readonly cwd: string;
  /** Added to the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
  readonly withinMs: number;
}

/** What was seen of a program that was started. */
export interface Started {
  /** Its first line on stdout; null if it ended, or the time was up, before there was one. */
  readonly firstLine: string | null;
  /** The error's code, if it could not be started at all: `EACCES`, for one. */
  readonly refused?: string;
  readonly timedOut: boolean;
  readonly stderr: string;
  /** Until the first line, or the end. */
  readonly ms: number;
}

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
    now: () => new Date(),
    input: () => textOf(process.stdin),
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
    },
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    run: (program, args) => runProgram(program, args, env),
    pipe: (command, input) => pipeInto(command, input, { cwd: process.cwd(), env }),
    start: (program, options) => startProgram(program, { ...options, env: { ...env, ...options.env } }),
  };
}

async function textOf(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks).toString("utf8");
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

/** Runs a command line in a shell; see {@link Machine.pipe}. */
export function pipeInto(
  command: string,
  input: string,
  { cwd, env }: { readonly cwd: string; readonly env: Machine["env"] },
): Promise<ProgramResult> {
  const child = spawn(command, { shell: true, cwd, env: { ...env }, stdio: ["pipe", 2, 2] });
  return new Promise((resolve) => {
    child.once("error", () => resolve({ ran: false }));
    child.once("close", (code) => resolve({ ran: true, exitCode: code ?? 1, stdout: "", stderr: "" }));
    // It may end without having read what it does not need.
    child.stdin?.once("error", () => undefined);
    child.stdin?.end(input);
  });
}

/** Starts a program with exactly this environment; see {@link Machine.start}. */
export function startProgram(
  program: string,
  { cwd, env, withinMs }: Omit<StartOptions, "env"> & { readonly env: Machine["env"] },
): Promise<Started> {
  const begun = performance.now();
  const child = spawn(program, [], { cwd, env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  return new Promise((resolve) => {
    const end = (seen: Partial<Started> = {}): void => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      // Whatever it has left behind may hold them open.
      [child.stdout, child.stderr].forEach((stream) => stream.destroy());
      resolve({ firstLine: null, timedOut: false, stderr, ms: performance.now() - begun, ...seen });
    };
    const timer = setTimeout(() => end({ timedOut: true }), withinMs);
    child.once("error", ({ code }: NodeJS.ErrnoException) => end({ refused: code ?? "unknown error" }));
    child.once("close", () => end());
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      const [line = "", ...more] = stdout.split("\n");
      if (more.length > 0) {
        end({ firstLine: line });
      }
    });
  });
}

/** Terraform keeps Go's names of processors and Windows. */
function terraformPlatform(platform: string, arch: string): string {
  const os = platform === "win32" ? "windows" : platform;
  const processor = { x64: "amd64", ia32: "386" }[arch] ?? arch;
  return `${os}_${processor}`;
}
