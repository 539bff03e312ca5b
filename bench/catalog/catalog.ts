import { parse } from "csv-parse/sync";
import { parseTree } from "jsonc-parser";
import { Document, parseDocument } from "yaml";
import { readCatalog } from "../../lib/catalog/catalog";
import { READERS } from "../../lib/catalog/formats";
import { medians } from "../measure";
import { compare } from "../result";
import type { BenchmarkResult, BenchmarkResults } from "../result";

const ROWS = 10_000;
const GOAL = 3;
const ROUNDS = { warmUp: 1, counted: 5 };

interface Format {
  readonly ending: string;
  readonly text: string;
  /** The library alone, which knows no catalog. */
  readonly parse: (text: string) => unknown;
}

/** A catalog read and checked, against the library that parses its format. */
export async function benchmarkCatalog(): Promise<BenchmarkResults> {
  const results: [string, BenchmarkResult][] = [];
  for (const { ending, text, parse: parseAlone } of formats()) {
    const measured = await medians(
      {
        catalog: () => timeOf(() => readAll(ending, text)),
        parser: () => timeOf(() => parseAlone(text)),
      },
      ROUNDS,
    );
    results.push([`catalog-10000${ending}`, compare(measured, "catalog", "parser", GOAL)]);
  }
  return Object.fromEntries(results);
}

function readAll(ending: string, text: string): void {
  const document = READERS[ending]?.(text);
  const { rows, faults } = readCatalog(document === undefined ? [] : [{ name: "catalog", document }]);
  if (rows.length !== ROWS || faults.length > 0) {
    throw new Error(`the catalog has ${rows.length} rows and ${faults.length} faults.`);
  }
}

function formats(): readonly Format[] {
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    key: `member-${index}`,
    accountId: String(1_000_000_000_000_000 + index),
    displayName: `member ${index}`,
    folder: `folder-${index % 30}`,
    tags: { team: `team-${index}`, stage: "production" },
    ...(index % 10 === 0 ? { promotion: { email: `root-${index}@example.com`, attempt: 1 } } : {}),
  }));
  const columns = "key,accountId,displayName,folder,tags.team,tags.stage,promotion.email,promotion.attempt";
  const lines = rows.map(({ key, accountId, displayName, folder, tags, promotion }) =>
    [key, accountId, displayName, folder, tags.team, tags.stage, promotion?.email, promotion?.attempt].join(
      ",",
    ),
  );
  return [
    {
      ending: ".yaml",
      text: new Document({ members: rows }).toString(),
      parse: (text) => parseDocument(text),
    },
    { ending: ".json", text: JSON.stringify({ members: rows }), parse: (text) => parseTree(text) },
    { ending: ".csv", text: [columns, ...lines].join("\n"), parse: (text) => parse(text, { columns: true }) },
  ];
}

async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  work();
  return performance.now() - start;
}
