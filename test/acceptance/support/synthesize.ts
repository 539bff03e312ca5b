import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";

const made: string[] = [];

/** Synthesizes an app into a temporary directory that is removed after the test file; the directory of a stack by name. */
export function synthesize(fill: (app: App) => void): (stack: string) => string {
  const outdir = mkdtempSync(join(tmpdir(), "synth-"));
  made.push(outdir);
  const app = new App({ outdir });
  fill(app);
  app.synth();
  return (stack) => join(outdir, "stacks", stack);
}

afterAll(() => made.splice(0).forEach((directory) => rmSync(directory, { recursive: true })));
