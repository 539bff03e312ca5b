import type { BenchmarkResults } from "../result";
import { hooks } from "./resources";
import { Workspace } from "./workspace";

const COUNT = 1_000;
const GOAL_MEGABYTES = 150;

/** The most that the provider's process ever holds, while it plans, applies, refreshes and destroys that many. */
export async function benchmarkMemory(): Promise<BenchmarkResults> {
  const workspace = await Workspace.create(hooks(COUNT));
  const measured: Record<string, number> = {};
  try {
    for (const [name, command, ...args] of STEPS) {
      measured[name] = Math.round((await workspace.run(command, ...args)).peakMegabytes);
    }
  } finally {
    await workspace.close();
  }
  const ratio = Math.max(...Object.values(measured)) / GOAL_MEGABYTES;
  return { [`memory-${COUNT}`]: { ratio, goal: 1, measured, unit: "MB" } };
}

const STEPS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["plan", "plan"],
  ["apply", "apply", "-auto-approve"],
  ["plan again", "plan"],
  ["destroy", "destroy", "-auto-approve"],
];
