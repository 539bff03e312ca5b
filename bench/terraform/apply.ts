import { buildSync } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResults } from "../result";
import { hooks, scripts } from "./resources";
import { Workspace } from "./workspace";

const COUNT = 200;
const GOAL = 0.2;
const ROUNDS = { warmUp: 0, counted: 3 };

/** Why there is a provider: a script for every object starts a Node for every object, even if it does nothing. */
export async function benchmarkApply(): Promise<BenchmarkResults> {
  const directory = mkdtempSync(join(tmpdir(), "bench-script-"));
  const script = join(directory, "script.cjs");
  const contents = 'console.log("done for", process.argv[2]);';
  buildSync({ stdin: { contents }, bundle: true, platform: "node", outfile: script });
  try {
    const measured = await medians(
      { hooks: () => applied(hooks(COUNT)), "local-exec": () => applied(scripts(COUNT, script)) },
      ROUNDS,
    );
    return { [`apply-${COUNT}`]: compare(measured, "hooks", "local-exec", GOAL) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The apply of a saved plan, as pipelines do it, into an empty state. */
async function applied(resources: string): Promise<number> {
  const workspace = await Workspace.create(resources);
  try {
    await workspace.run("plan", "-out=plan");
    return (await workspace.run("apply", "plan")).milliseconds;
  } finally {
    await workspace.close();
  }
}
