/**
 * `npm run package:provider [-- --standalone] [-- --out DIR]`: the provider as a registry or a network mirror takes it.
 * With --standalone for this platform only, as one executable that needs no Node.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { PROVIDER } from "./build-provider";
import { writeRelease } from "./provider-package/release";
import { writeStandalone } from "./provider-package/standalone";
import { writePackages } from "./provider-package/write-packages";

const DEFAULT_DIRECTORY = join(__dirname, "../out/release");

export interface ReleaseOptions {
  readonly directory: string;
  /** One executable with Node inside, for this platform. @default false: a script for every platform */
  readonly standalone?: boolean;
}

/** Writes zips, manifest and checksums; their names. */
export async function packageProvider({
  directory,
  standalone = false,
}: ReleaseOptions): Promise<readonly string[]> {
  const build = { ...PROVIDER, directory };
  await (standalone ? writeStandalone(build) : writePackages(build));
  return writeRelease(directory, PROVIDER.address.split("/").at(-1) ?? "", PROVIDER.version);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { standalone: { type: "boolean" }, out: { type: "string" } } });
  const standalone = values.standalone === true;
  const directory = resolve(
    values.out ?? (standalone ? `${DEFAULT_DIRECTORY}-standalone` : DEFAULT_DIRECTORY),
  );
  const files = await packageProvider({ directory, standalone });
  console.log([`In ${directory}:`, ...files].join("\n  "));
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(`The provider was not packaged: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
}
