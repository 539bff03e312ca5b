import { resolve } from "node:path";
import { faultLines, loadCatalog } from "../../catalog/load";
import type { Catalog } from "../../catalog/catalog";
import { defineCommand } from "../command";
import { oneOf } from "../one-of";

const FORMATS = ["text", "json"] as const;

const KINDS = ["alicloud", "resourcedirectory"] as const;

type Format = (typeof FORMATS)[number];

/** `resource-directory lint FILE`: whether a synth would take a catalog. */
export const lint = defineCommand({
  name: "lint",
  summary: "says every fault of a catalog, with file, line and column, before anything is synthesized",
  details: `It reads the files and nothing else: no credentials, no Terraform. What synth refuses in a catalog by itself, it refuses;
what the code beside the catalog declares twice, synth alone can see.`,
  parameter: { name: "FILE", about: "a catalog in YAML, JSON or CSV", required: true },
  options: {
    with: {
      value: "FILE",
      about: "a further file of the same catalog, as in furtherFiles; several times for several",
      repeated: true,
    },
    kind: {
      value: "KIND",
      about: `what stands for the members: ${KINDS.join(" or ")}; without it, what either takes is sound`,
    },
    format: { value: "FORMAT", about: `${FORMATS.join(" or ")} (default: text)` },
  },
  exitCodes: { 0: "the catalog is sound" },
  run: async (machine, { with: further, ...options }, file = "") => {
    const format = oneOf("format", options.format ?? "text", FORMATS);
    const kind = options.kind === undefined ? undefined : oneOf("kind", options.kind, KINDS);
    const names = [file, ...further];
    const catalog = loadCatalog(
      names.map((name) => resolve(machine.cwd, name)),
      kind,
    );
    const faults = asNamed(catalog, machine.cwd, names);
    machine.out(PRINTED[format]({ ...catalog, faults }));
    return faults.length === 0 ? 0 : 1;
  },
});

const PRINTED: Readonly<Record<Format, (catalog: Catalog) => string>> = {
  text: ({ rows, faults }) =>
    faults.length === 0
      ? `The catalog is sound: ${rows.length} ${rows.length === 1 ? "row" : "rows"}.`
      : faultLines(faults),
  // schema/lint.schema.json describes it.
  json: ({ rows, faults }) =>
    JSON.stringify(
      {
        version: 1,
        rows: rows.length,
        faults: faults.map(({ file, line, column, problem }) => ({ file, line, column, problem })),
      },
      null,
      2,
    ),
};

/** Files as the command line has them: terminals and merge requests make links of those. */
function asNamed({ faults }: Catalog, cwd: string, names: readonly string[]): Catalog["faults"] {
  const byPath = new Map(names.map((name) => [resolve(cwd, name), name]));
  return faults.map((fault) => ({ ...fault, file: byPath.get(fault.file) ?? fault.file }));
}
