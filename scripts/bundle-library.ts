/**
 * `npm run build:lib`, second half: takes the packages of others into the compiled library, which is installed without any.
 *
 * The command line becomes one program, as the provider is. What reads a catalog's formats stays a module of its own, which
 * synth loads with the first catalog.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, bundleInOne } from "./provider-package/bundle";
import type { Program } from "./provider-package/bundle";

const ROOT = join(__dirname, "..");

/** @param dist where the library was compiled to */
export async function bundlePackages(dist: string): Promise<void> {
  replaceBy(join(dist, "cli"), await bundle(join(ROOT, "lib/cli/main.ts"), "main.js"));
  await bundleFormats(dist);
}

/** For other languages, too, which have the constructs and no command line. */
export async function bundleFormats(dist: string): Promise<void> {
  replaceBy(
    join(dist, "catalog/formats"),
    await bundleInOne(join(ROOT, "lib/catalog/formats/index.ts"), "index.js"),
  );
}

/** Nothing but the program reads what it was made from. */
function replaceBy(directory: string, program: Program): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const [name, contents] of Object.entries(program)) {
    writeFileSync(join(directory, name), contents);
  }
}

if (require.main === module) {
  bundlePackages(join(ROOT, "dist")).catch((error: unknown) => {
    console.error(`The library was not built: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
}
