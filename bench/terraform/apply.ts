import { buildSync } from "esbuild";
import type { BuildOptions } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResults } from "../result";
import { builtIn, hooks, scripts } from "./resources";
import { Workspace } from "./workspace";

const COUNT = 200;
const GOAL = 0.2;
/** Two hundred scripts take a minute, and the distance is large. */
const ROUNDS = { warmUp: 0, counted: 1 };

/** Why there is a provider: a script for every object starts a Node for every object. */
export async function benchmarkApply(): Promise<BenchmarkResults> {
  const directory = mkdtempSync(join(tmpdir(), "bench-script-"));
  const [asking, idle] = [join(directory, "asking.cjs"), join(directory, "idle.cjs")];
  bundled({ entryPoints: [join(__dirname, "hook-script.ts")] }, asking);
  bundled({ stdin: { contents: "" } }, idle);
  try {
    const measured = await medians(
      {
        hooks: () => applied(hooks(COUNT)),
        "local-exec": () => applied(scripts(COUNT, asking)),
        // Neither is compared with: they say how much of the two above is Node's start, and how much Terraform's own.
        "local-exec of nothing": () => applied(scripts(COUNT, idle)),
        "terraform_data alone": () => applied(builtIn(COUNT)),
      },
      ROUNDS,
    );
    return { [`apply-${COUNT}`]: compare(measured, "hooks", "local-exec", GOAL) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function bundled(source: BuildOptions, outfile: string): void {
  buildSync({ ...source, bundle: true, minify: true, platform: "node", target: "node20", outfile });
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
