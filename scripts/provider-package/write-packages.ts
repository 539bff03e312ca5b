import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archive } from "./archive";
import { bundle } from "./bundle";
import { lockHashes } from "./hashes";
import { PLATFORMS } from "./platforms";

/** A provider to be built. */
export interface ProviderBuild {
  /** `host/namespace/type`. */
  readonly address: string;
  readonly version: string;
  /** The module that serves the provider. */
  readonly entry: string;
  /** Where its archives go. Archives of earlier builds there are removed. */
  readonly directory: string;
}

export interface BuiltProvider {
  readonly archives: readonly string[];
  /** Bytes of the bundled files, by name. */
  readonly sizes: Readonly<Record<string, number>>;
  /** Bytes of one archive. */
  readonly archiveSize: number;
}

/** Bundles a provider and writes an archive for every platform, and `manifest.json` with what a lock file says of it. */
export async function writePackages(build: ProviderBuild): Promise<BuiltProvider> {
  const { address, version, directory } = build;
  const type = address.split("/").at(-1) ?? address;
  const program = await bundle(build.entry);
  const bytes = archive({ type, version, program });

  mkdirSync(directory, { recursive: true });
  removeArchives(directory);
  const archives = PLATFORMS.map((platform) =>
    join(directory, `terraform-provider-${type}_${version}_${platform}.zip`),
  );
  for (const file of archives) {
    writeFileSync(file, bytes);
  }
  const manifest = { address, version, hashes: lockHashes(bytes) };
  writeFileSync(join(directory, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  const sizes = Object.fromEntries(Object.entries(program).map(([name, file]) => [name, file.byteLength]));
  return { archives, sizes, archiveSize: bytes.byteLength };
}

function removeArchives(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (/^terraform-provider-.*\.zip$/.test(name)) {
      rmSync(join(directory, name));
    }
  }
}
