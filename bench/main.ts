/**
 * `npm run bench`: a table for people. `npm run -s bench -- --json`: one object for programs, and nothing else. A name
 * behind it runs that benchmark alone; `--scale` adds those that are too long for every run. A goal that is missed ends with exit code 1.
 */
import { benchmarkAdopt } from "./adopt/adopt";
import { benchmarkCatalog } from "./catalog/catalog";
import { benchmarkProviderStart } from "./provider-start/provider-start";
import { benchmarkRefresh } from "./refresh/refresh";
import { benchmarkHostileMessage } from "./hostile/hostile-message";
import { benchmarkReview } from "./review/review";
import { benchmarkGrowth } from "./members/growth";
import { benchmarkMembers } from "./members/members";
import { table } from "./result";
import type { Benchmark, BenchmarkResults } from "./result";
import { benchmarkCatalogSynth, benchmarkSynth } from "./synth/synth";
import { benchmarkApply } from "./terraform/apply";
import { benchmarkMemory } from "./terraform/memory";
import { benchmarkPlan } from "./terraform/plan";
import { benchmarkWarnings } from "./terraform/warnings";

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  synth: benchmarkSynth,
  "catalog-synth": benchmarkCatalogSynth,
  catalog: benchmarkCatalog,
  adopt: benchmarkAdopt,
  "provider-start": benchmarkProviderStart,
  refresh: benchmarkRefresh,
  plan: benchmarkPlan,
  apply: benchmarkApply,
  memory: benchmarkMemory,
  warnings: benchmarkWarnings,
  members: benchmarkMembers,
  "hostile-message": benchmarkHostileMessage,
  review: benchmarkReview,
};

/** Too long for every run: with `--scale`, or by their names. */
const OF_SCALE: Readonly<Record<string, Benchmark>> = { growth: benchmarkGrowth };
const ALL = { ...BENCHMARKS, ...OF_SCALE };

async function main(args: readonly string[]): Promise<void> {
  let results: BenchmarkResults = {};
  for (const benchmark of chosen(args)) {
    results = { ...results, ...(await benchmark()) };
  }
  console.log(args.includes("--json") ? JSON.stringify(results, null, 2) : table(results));
  if (Object.values(results).some(({ ratio, goal }) => ratio > goal)) {
    process.exitCode = 1;
  }
}

function chosen(args: readonly string[]): readonly Benchmark[] {
  const names = args.filter((arg) => !arg.startsWith("--"));
  const every = args.includes("--scale") ? ALL : BENCHMARKS;
  return names.length === 0 ? Object.values(every) : names.map(named);
}

function named(name: string): Benchmark {
  const benchmark = ALL[name];
  if (benchmark === undefined) {
    throw new Error(`there is no benchmark "${name}", only: ${Object.keys(ALL).join(", ")}.`);
  }
  return benchmark;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`The benchmarks stopped: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
