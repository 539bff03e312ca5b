/** What a benchmark found out. */
export interface BenchmarkResult {
  /** How many times as long as what it is compared with. */
  readonly ratio: number;
  /** The ratio not to exceed. */
  readonly goal: number;
  /** Medians, by what was measured. */
  readonly measured: Readonly<Record<string, number>>;
  /** Of the medians. @default ms */
  readonly unit?: string;
}

/** Results by the name of the benchmark. */
export type BenchmarkResults = Readonly<Record<string, BenchmarkResult>>;

export type Benchmark = () => Promise<BenchmarkResults>;

/** The comparison of two of the medians. */
export function compare<Name extends string>(
  measured: Readonly<Record<Name, number>>,
  subject: Name,
  reference: Name,
  goal: number,
): BenchmarkResult {
  return {
    ratio: round(measured[subject] / measured[reference], 2),
    goal,
    measured: Object.fromEntries(
      Object.entries<number>(measured).map(([name, milliseconds]) => [name, round(milliseconds, 1)]),
    ),
  };
}

/** For people: one line a benchmark. */
export function table(results: BenchmarkResults): string {
  const rows = Object.entries(results).map(([name, { ratio, goal, measured, unit = "ms" }]) => [
    name,
    ratio.toFixed(2),
    goal.toFixed(2),
    ratio <= goal ? "met" : "MISSED",
    Object.entries(measured)
      .map(([what, value]) => `${what} ${value} ${unit}`.trimEnd())
      .join(", "),
  ]);
  return aligned([["benchmark", "ratio", "goal", "", "medians"], ...rows]);
}

function aligned(rows: readonly (readonly string[])[]): string {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(width(column)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
