import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faultLines, loadCatalog } from "../../lib/catalog/load";
import type { MemberKind } from "../../lib/catalog/row-rules";

const made: string[] = [];

/** Writes files into a directory that lives as long as the tests of the file; the path of each. */
export function writeFiles(files: Readonly<Record<string, string | Uint8Array>>): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), "catalog-"));
  made.push(directory);
  return Object.entries(files).map(([name, text]) => {
    writeFileSync(join(directory, name), text);
    return join(directory, name);
  });
}

/** Every fault of these files as people read it, without the directory. */
export function faultsIn(
  files: Readonly<Record<string, string | Uint8Array>>,
  kind?: MemberKind,
): readonly string[] {
  const { faults } = loadCatalog(writeFiles(files), kind);
  return faultLines(faults)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replaceAll(/\S*\/catalog-\w+\//g, ""));
}

afterAll(() => made.splice(0).forEach((directory) => rmSync(directory, { recursive: true })));
