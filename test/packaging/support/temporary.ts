import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory that lives as long as the tests of the file that asks for it. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "packaging-"));
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });
  return directory;
}
