import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** What a program of these benchmarks prints, run in a process of its own. */
export async function outputOf(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["-r", "ts-node/register/transpile-only", program, ...args],
    { cwd: join(__dirname, "..") },
  );
  return stdout;
}
