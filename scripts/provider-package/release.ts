import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The version of the plugin protocol that the provider speaks. */
const PROTOCOL = "6.0";

/**
 * Writes what a provider registry takes beside the zips in a directory: the manifest that names the protocol, and the
 * checksums of all of it. The checksums' signature is made with the publisher's own key.
 *
 * @returns the files' names
 */
export function writeRelease(directory: string, type: string, version: string): readonly string[] {
  const prefix = `terraform-provider-${type}_${version}`;
  const manifest = { version: 1, metadata: { protocol_versions: [PROTOCOL] } };
  writeFileSync(join(directory, `${prefix}_manifest.json`), `${JSON.stringify(manifest, null, 2)}\n`);
  // The build's own note, which no registry knows.
  rmSync(join(directory, "manifest.json"), { force: true });
  const files = readdirSync(directory)
    .filter((name) => name.startsWith(prefix) && /\.zip$|_manifest\.json$/.test(name))
    .sort();
  const sums = files.map((name) => `${sha256(join(directory, name))}  ${name}\n`);
  writeFileSync(join(directory, `${prefix}_SHA256SUMS`), sums.join(""));
  return [...files, `${prefix}_SHA256SUMS`];
}

function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
