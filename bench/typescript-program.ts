import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

/** Compiles in next to no time: a module that the program loads while the clock runs would be billed for TypeScript else. */
const TS_NODE = [require.resolve("ts-node/dist/bin"), "--swc"];

/** What a program of these benchmarks prints, run in a process of its own. */
export async function outputOf(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...TS_NODE, program, ...args], {
    cwd: join(__dirname, ".."),
  });
  return stdout;
}
