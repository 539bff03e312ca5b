import { contentOf, describeImport, FILES, importsOf, partOf } from "./source";
import type { Import } from "./source";

/**
 * Which part of lib may import which: the table of the architecture. A part may always import from itself. Arrows never
 * turn back, so that synth stays free of the runtime, and `plugin` and `directory` can be lifted out.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "index.ts": ["constructs", "bindings"],
  constructs: ["bindings", "catalog", "rules"],
  // Read by synth and by the command line alike.
  catalog: ["rules"],
  rules: [],
  bindings: [],
  provider: ["plugin", "directory", "rules"],
  plugin: [],
  directory: ["rules"],
  testing: ["plugin"],
  // One of its commands runs the fake directory for people.
  cli: ["catalog", "directory", "provider", "rules", "testing"],
};

/** From these the testing kit takes types and names only, so that a bug in them cannot cancel itself out in a test. */
const TESTING_MAY_NAME = ["bindings", "constructs", "directory", "provider", "rules"];

const IMPORTS = FILES.flatMap(importsOf);

test("every part of lib imports only what the architecture lets it", () => {
  const wrong = IMPORTS.filter((each) => !isAllowed(each));

  expect(wrong.map(describeImport)).toEqual([]);
});

test("every part of lib has a line in the table", () => {
  const parts = new Set(FILES.map(partOf));

  expect([...parts].filter((part) => MAY_IMPORT[part] === undefined)).toEqual([]);
});

test("no file of lib imports itself by way of others, types included", () => {
  expect(circles()).toEqual([]);
});

test("cdktf and constructs are imported in bindings and constructs only, and only by their front door", () => {
  const wrong = IMPORTS.filter(({ specifier }) => /^(cdktf|constructs)(\/|$)/.test(specifier)).filter(
    ({ file, specifier }) => specifier.includes("/") || !["bindings", "constructs"].includes(partOf(file)),
  );

  expect(wrong.map(describeImport)).toEqual([]);
});

test("constructs import no package but cdktf and constructs, and of Node only files and paths", () => {
  const packages = IMPORTS.filter(
    ({ file, target }) => partOf(file) === "constructs" && target === undefined,
  );

  expect([...new Set(packages.map(({ specifier }) => specifier))].sort()).toEqual([
    "cdktf",
    "constructs",
    "node:fs",
    "node:path",
  ]);
});

test("catalog imports packages for its formats only, and these only when a file is read", () => {
  const packages = IMPORTS.filter(({ file, target }) => partOf(file) === "catalog" && target === undefined);
  const eager = IMPORTS.filter(
    ({ file, target, typeOnly, isCall }) =>
      target === "catalog/formats/index.ts" && !typeOnly && !isCall && partOf(file) !== "cli",
  );

  expect([...new Set(packages.map(({ file, specifier }) => `${file}: ${specifier}`))].sort()).toEqual([
    "catalog/formats/csv.ts: csv-parse/sync",
    "catalog/formats/json.ts: jsonc-parser",
    "catalog/formats/yaml.ts: yaml",
    "catalog/load.ts: node:fs",
    "catalog/load.ts: node:path",
  ]);
  expect(eager.map(describeImport)).toEqual([]);
});

test("rules import nothing, so that every part can share them", () => {
  const outside = IMPORTS.filter(
    ({ file, target }) => partOf(file) === "rules" && (target === undefined || partOf(target) !== "rules"),
  );

  expect(outside.map(describeImport)).toEqual([]);
});

test("constructs keep to what works with the fork of cdktf: no instanceof, no aspects", () => {
  const wrong = FILES.filter((file) => partOf(file) === "constructs").filter((file) =>
    /\binstanceof\b|\bAspects\b/.test(contentOf(file)),
  );

  expect(wrong).toEqual([]);
});

function isAllowed({ file, target, typeOnly }: Import): boolean {
  if (target === undefined) {
    return true;
  }
  const from = partOf(file);
  const to = partOf(target);
  if (from === to || (MAY_IMPORT[from] ?? []).includes(to)) {
    return true;
  }
  return from === "testing" && typeOnly && TESTING_MAY_NAME.includes(to);
}

/** Each way that leads from a file back to it, shortest first; one for each file that is on such a way. */
function circles(): readonly string[] {
  const targets = new Map(
    FILES.map((file) => [file, importsOf(file).flatMap(({ target }) => target ?? [])] as const),
  );
  return FILES.flatMap((file) => wayBack(file, targets) ?? []);
}

function wayBack(start: string, targets: ReadonlyMap<string, readonly string[]>): string | undefined {
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of targets.get(way.at(-1) ?? "") ?? []) {
      if (next === start) {
        return [...way, start].join(" > ");
      }
      if (!seen.has(next)) {
        seen.add(next);
        ways.push([...way, next]);
      }
    }
  }
  return undefined;
}
