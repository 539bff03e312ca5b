/**
 * `npm run jsii [-- --python]`: compiles the public source for other languages and writes what follows from it: the API
 * reference (`docs/api.md`) and the list of all that is public (`docs/public-api.txt`). With --python, a Python package too.
 */
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { bundleFormats } from "./bundle-library";
import { describePublicApi } from "./jsii/public-api";
import { stageLibrary, stageProvider } from "./jsii/stage";
import { compileLibrary, packPython, writeReference } from "./jsii/tools";

const ROOT = join(__dirname, "..");
const STAGE = join(ROOT, "out/jsii");

export const REFERENCE = join(ROOT, "docs/api.md");
export const PUBLIC_API = join(ROOT, "docs/public-api.txt");

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { python: { type: "boolean" } } });
  stageLibrary(STAGE);
  writeFileSync(PUBLIC_API, describePublicApi(compileLibrary(STAGE)));
  writeReference(STAGE, REFERENCE);
  console.log(`Compiled with 0 errors. Wrote ${[REFERENCE, PUBLIC_API].map(fromRoot).join(" and ")}.`);
  if (values.python === true) {
    stageProvider(STAGE);
    await bundleFormats(join(STAGE, "dist"));
    console.log(`The Python package is in ${fromRoot(packPython(STAGE))}.`);
  }
}

function fromRoot(path: string): string {
  return relative(ROOT, path);
}

if (require.main === module) {
  void main();
}
