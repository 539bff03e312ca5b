import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
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

/** Starts terraform. Rejects only if there is no such program. */
export function startTerraform(args: readonly string[], cwd: string, env: SandboxEnvironment): Running {
  const child = spawn("terraform", args, { cwd, env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
  return {
    pid: child.pid ?? 0,
    ended: end(child),
    signal: (signal) => child.kill(signal),
  };
}

function end(child: ChildProcess): Promise<Ended> {
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  return new Promise((resolve, reject) => {
    child.once("error", (cause) => {
      reject(
        new Error(`terraform cannot be run (${cause.message}). Put Terraform 1.7 or newer on the PATH.`),
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
