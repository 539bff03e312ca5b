import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResult, BenchmarkResults } from "../result";
import { outputOf } from "../typescript-program";

const SIZES = [1_000, 5_000];
const GOAL = 1.2;
const CATALOG_SIZE = 1_000;
const CATALOG_GOAL = 1.3;
/** The check that both synthesize the same has warmed up. */
const ROUNDS = { warmUp: 0, counted: 5 };
const STACK_FILE = "stacks/members/cdk.tf.json";

type Way = "constructs" | "bindings" | "catalog" | "constructs in a scope";

/** What is compared with what. */
export const SYNTH_WAYS: readonly [Way, Way] = ["constructs", "bindings"];
export const CATALOG_WAYS: readonly [Way, Way] = ["catalog", "constructs in a scope"];

interface SynthRun {
  readonly milliseconds: number;
  /** The resources as Terraform reads them. */
  readonly resources: unknown;
}

/**
 * What the constructs cost at synth: the same members through `ResourceDirectory` and `MemberAccount`, and through
 * nothing but the generated bindings. Each run is a process of its own, which measures itself, so that starting Node does not blur the ratio.
 */
export async function benchmarkSynth(): Promise<BenchmarkResults> {
  const results: [string, BenchmarkResult][] = [];
  for (const members of SIZES) {
    await expectSameResources(members, SYNTH_WAYS);
    const contender = (way: Way) => async () => (await synthesize(way, members)).milliseconds;
    const measured = await medians(
      { constructs: contender("constructs"), bindings: contender("bindings") },
      ROUNDS,
    );
    results.push([`synth-${members}`, compare(measured, "constructs", "bindings", GOAL)]);
  }
  return Object.fromEntries(results);
}

/** What a catalog costs at synth: the same members from a YAML file, formats loaded, and from code. */
export async function benchmarkCatalogSynth(): Promise<BenchmarkResults> {
  await expectSameResources(CATALOG_SIZE, CATALOG_WAYS);
  const contender = (way: Way) => async () => (await synthesize(way, CATALOG_SIZE)).milliseconds;
  const measured = await medians(
    { catalog: contender("catalog"), constructs: contender("constructs in a scope") },
    ROUNDS,
  );
  return { [`catalog-synth-${CATALOG_SIZE}`]: compare(measured, "catalog", "constructs", CATALOG_GOAL) };
}

/** Otherwise the two would not be comparable. */
export async function expectSameResources(members: number, ways: readonly [Way, Way]): Promise<void> {
  const [one, other] = await Promise.all(ways.map((way) => synthesize(way, members)));
  if (!isDeepStrictEqual(one?.resources, other?.resources)) {
    throw new Error(`${ways.join(" and ")} synthesize different resources for ${members} members.`);
  }
}

async function synthesize(way: Way, members: number): Promise<SynthRun> {
  const outdir = mkdtempSync(join(tmpdir(), "bench-synth-"));
  try {
    const stdout = await outputOf(join(__dirname, "program.ts"), [way, String(members), outdir]);
    const stack = readFileSync(join(outdir, STACK_FILE), "utf8");
    return { milliseconds: Number(stdout), resources: resourcesIn(stack) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Without what CDKTF notes beside each resource: the path of the construct that made it. */
function resourcesIn(stack: string): unknown {
  const { resource } = JSON.parse(stack, (key, value: unknown) => (key === "//" ? undefined : value)) as {
    readonly resource?: unknown;
  };
  return resource;
}
