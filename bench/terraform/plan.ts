import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResult, BenchmarkResults } from "../result";
import { builtIn, hooks } from "./resources";
import { Workspace } from "./workspace";

const COUNTS = [1, 200, 1_000];
const GOAL = 3;
const ROUNDS = { warmUp: 1, counted: 5 };

/** The plan of new objects. Of a single one most is the start of the provider, which Terraform does three times. */
export async function benchmarkPlan(): Promise<BenchmarkResults> {
  const results: Record<string, BenchmarkResult> = {};
  for (const count of COUNTS) {
    results[`plan-${count}`] = await planOf(count);
  }
  return results;
}

async function planOf(count: number): Promise<BenchmarkResult> {
  const ours = await Workspace.create(hooks(count));
  const others = await Workspace.create(builtIn(count));
  const plan = async (workspace: Workspace): Promise<number> =>
    (await workspace.run("plan", "-lock=false")).milliseconds;
  try {
    const measured = await medians({ hooks: () => plan(ours), terraform_data: () => plan(others) }, ROUNDS);
    return compare(measured, "hooks", "terraform_data", GOAL);
  } finally {
    await Promise.all([ours.close(), others.close()]);
  }
}
