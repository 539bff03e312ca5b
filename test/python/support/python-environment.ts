import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** An interpreter with packages of its own. */
export interface PythonEnvironment {
  run(...args: readonly string[]): void;
}

/** @param packages what pip installs: names with versions, and files */
export function createPythonEnvironment(directory: string, packages: readonly string[]): PythonEnvironment {
  execute("python3", "-m", "venv", directory);
  const python = join(directory, "bin", "python");
  execute(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...packages);
  return {
    run: (...args) => {
      execute(python, ...args);
    },
  };
}

export function wheelIn(directory: string): string {
  const wheel = readdirSync(directory).find((name) => name.endsWith(".whl"));
  if (wheel === undefined) {
    throw new Error(`no wheel in ${directory}`);
  }
  return join(directory, wheel);
}

function execute(command: string, ...args: readonly string[]): void {
  execFileSync(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "1" },
  });
}
