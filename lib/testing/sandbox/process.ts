import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { SandboxEnvironment } from "./environment";

/** How a program ended and what it printed. */
export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A terraform that runs. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  signal(signal: "SIGINT" | "SIGKILL"): void;
}

/** Starts terraform, or OpenTofu. Rejects only if there is no such program. */
export function startTerraform(args: readonly string[], cwd: string, env: SandboxEnvironment): Running {
  const program = programFor(env);
  const child = spawn(program, args, { cwd, env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
  return {
    pid: child.pid ?? 0,
    ended: end(child, program),
    signal: (signal) => child.kill(signal),
  };
}

/** The program that the variable of cdktf names; or else Terraform and, where there is none, OpenTofu. */
function programFor({ TERRAFORM_BINARY_NAME: named, PATH = "" }: SandboxEnvironment): string {
  const isInstalled = (name: string) =>
    PATH.split(delimiter).some((folder) => existsSync(join(folder, name)));
  return named ?? ["terraform", "tofu"].find(isInstalled) ?? "terraform";
}

function end(child: ChildProcess, program: string): Promise<Ended> {
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => {
      reject(
        new Error(
          `${program} cannot be run (${cause.message}). Put Terraform 1.7 or newer, or OpenTofu 1.10 or newer, on the PATH.`,
        ),
      );
    });
    child.once("close", (code) => {
      resolve({ exitCode: code ?? 1, stdout: stdout(), stderr: stderr() });
    });
  });
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: string[] = [];
  stream?.setEncoding("utf8");
  stream?.on("data", (chunk: string) => chunks.push(chunk));
  return () => chunks.join("");
}
