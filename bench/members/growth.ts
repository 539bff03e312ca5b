import type { BenchmarkResults } from "../result";
import { RefreshedStack } from "./members";

const [FEW, MANY] = [1_000, 10_000];
const MOST_READS = 120;
const GOAL_MEMORY = 4;
const GOAL_TIME = 12;
const PLANS = 3;

/** Ten times the members in one stack on our resource: what a refresh and plan of them takes more. */
export async function benchmarkGrowth(): Promise<BenchmarkResults> {
  const few = await planned(FEW);
  const many = await planned(MANY);
  const grown = (what: keyof Planned, goal: number, unit: string) => ({
    ratio: Number((many[what] / few[what]).toFixed(2)),
    goal,
    measured: { [FEW]: Math.round(few[what]), [MANY]: Math.round(many[what]) },
    unit,
  });
  return {
    "growth-time": grown("milliseconds", GOAL_TIME, "ms"),
    "growth-memory": grown("megabytes", GOAL_MEMORY, "MB"),
    "growth-reads": { ...grown("reads", 1, "reads"), ratio: many.reads / MOST_READS },
  };
}

interface Planned {
  /** The shortest: a machine that is busy with other things makes it longer, and nothing makes it shorter. */
  readonly milliseconds: number;
  /** The most of all. */
  readonly megabytes: number;
  readonly reads: number;
}

async function planned(count: number): Promise<Planned> {
  const stack = await RefreshedStack.create("own", count);
  try {
    let [milliseconds, megabytes] = [Infinity, 0];
    for (let plans = 0; plans < PLANS; plans += 1) {
      milliseconds = Math.min(milliseconds, await stack.plan());
      megabytes = Math.max(megabytes, stack.peakMegabytes);
    }
    return { milliseconds, megabytes, reads: stack.calls };
  } finally {
    await stack.close();
  }
}
