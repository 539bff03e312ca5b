import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { COMMANDS } from "../../../lib/cli/commands";
import { pipeInto, runProgram, startProgram } from "../../../lib/cli/machine";
import type { Machine } from "../../../lib/cli/machine";
import { runCommandLine } from "../../../lib/cli/run";
import type { ExitCode } from "../../../lib/cli/command";

export interface Ended {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** A machine of the test's making: directories of its own, programs that answer what they are told, no variables. */
export class TestMachine {
  readonly root = mkdtempSync(join(tmpdir(), "machine-"));
  readonly platform = "linux_amd64";
  /** What is piped into the program. */
  stdin = "";
  now = new Date("2026-03-01T09:00:00Z");
  private readonly variables: Record<string, string> = { PATH: join(this.root, "bin") };

  constructor() {
    for (const directory of ["bin", "home", "project", "package"]) {
      mkdirSync(join(this.root, directory));
    }
    this.write("package/package.json", JSON.stringify({ version: "0.1.0" }));
  }

  /** Writes a file below the root. */
  write(path: string, content: string | Uint8Array): string {
    const file = this.path(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  path(path: string): string {
    return join(this.root, path);
  }

  remove(path: string): void {
    rmSync(this.path(path), { recursive: true });
  }

  /** Puts a program on the PATH that prints this. */
  program(name: string, output: string): void {
    this.script(name, `cat <<'END'\n${output}\nEND`);
  }

  /** Puts a program on the PATH that does this. */
  script(name: string, commands: string): void {
    writeFileSync(this.path(`bin/${name}`), `#!/bin/sh\n${commands}\n`, { mode: 0o755 });
  }

  env(variables: Readonly<Record<string, string>>): void {
    Object.assign(this.variables, variables);
  }

  async run(...args: string[]): Promise<Ended> {
    const stdout: string[] = [];
    const stderr: string[] = [];
    const machine: Machine = {
      env: this.variables,
      cwd: this.path("project"),
      home: this.path("home"),
      platform: this.platform,
      packageRoot: this.path("package"),
      now: () => this.now,
      input: () => Promise.resolve(this.stdin),
      progress: () => undefined,
      out: (line) => stdout.push(line),
      err: (line) => stderr.push(line),
      // The shell and cat of the programs above are not on the machine's own PATH.
      run: (program, programArgs) =>
        runProgram(join(this.root, "bin", program), programArgs, { PATH: process.env.PATH }),
      pipe: (command, input) =>
        pipeInto(command, input, { cwd: this.path("project"), env: { PATH: process.env.PATH } }),
      start: (program, options) =>
        startProgram(program, {
          ...options,
          env: { ...this.variables, ...options.env, PATH: process.env.PATH },
        }),
    };
    const exitCode = await runCommandLine(args, machine, COMMANDS);
    return { exitCode, stdout: stdout.join("\n"), stderr: stderr.join("\n") };
  }

  dispose(): void {
    rmSync(this.root, { recursive: true });
  }
}

const machines: TestMachine[] = [];

/** A machine that is removed after the test. */
export function testMachine(): TestMachine {
  const machine = new TestMachine();
  machines.push(machine);
  return machine;
}

afterEach(() => machines.splice(0).forEach((machine) => machine.dispose()));
