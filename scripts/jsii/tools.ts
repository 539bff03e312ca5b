import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Assembly } from "@jsii/spec";

const BIN = join(__dirname, "../../node_modules/.bin");

/**
 * Compiles a staged library.
 *
 * @throws Error with the compiler's own words if there is one error or more
 */
export function compileLibrary(directory: string): Assembly {
  // Words that another language reserves get an underscore there: the API is the service's, and keeps its words.
  run("jsii", ["--silence-warnings=reserved-word"], directory);
  return JSON.parse(readFileSync(join(directory, ".jsii"), "utf8")) as Assembly;
}

/** Writes the reference of all that the package exports by itself; the bindings are described by their providers. */
export function writeReference(directory: string, file: string): void {
  run("jsii-docgen", ["--submodule", "root", "--output", file.replace(/\.md$/, "")], directory);
}

/** Makes the Python package, as wheel and source, and says where it is. */
export function packPython(directory: string): string {
  run("jsii-pacmak", ["--targets", "python"], directory);
  return join(directory, "packages/python");
}

function run(tool: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr, error } = spawnSync(join(BIN, tool), args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: "1" },
  });
  if (error !== undefined || status !== 0) {
    throw new Error(`${tool} failed:\n${error?.message ?? `${stdout}${stderr}`}`);
  }
}
