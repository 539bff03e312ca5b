/**
 * The provider's entry in a stack's `.terraform.lock.hcl`.
 *
 * `cdktf diff` and `cdktf deploy` ask every provider's origin for its checksums if the lock file lacks a provider that the
 * stack requires, or holds another version of it. A bundled provider has no origin, so that this fails. Its checksums
 * are known at synth: the entry is written there, in the words that `terraform init` would use.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "./atomic-file";

const LOCK_FILE = ".terraform.lock.hcl";
const HEADER = `# This file is maintained automatically by "terraform init".
# Manual edits may be lost in future updates.
`;
const NOTE = "For the cdktf command line tool, which would ask registries for checksums; Terraform skips it.";
/** Where a source address without a host leads, for Terraform as well as for CDKTF. */
const DEFAULT_HOST = "registry.terraform.io";

/** What the lock file says of the bundled provider. */
export interface LockedProvider {
  /** `host/namespace/type`. */
  readonly address: string;
  readonly version: string;
  readonly hashes: readonly string[];
}

/** The hashes that the build has noted beside the packages; undefined for packages of another version, or without. */
export function hashesOfPackages(directory: string, version: string): readonly string[] | undefined {
  const file = join(directory, "manifest.json");
  if (!existsSync(file)) {
    return undefined;
  }
  const manifest = JSON.parse(readFileSync(file, "utf8")) as Partial<LockedProvider>;
  return manifest.version === version ? manifest.hashes : undefined;
}

/**
 * Writes the entry, in place of one of another version or build. Entries of other providers stay as they are.
 *
 * @param others sources of the stack's other providers, for the tool's sake
 */
export function lockProvider(
  stackDirectory: string,
  provider: LockedProvider,
  others: readonly string[],
): void {
  const file = join(stackDirectory, LOCK_FILE);
  // A checkout on Windows may have given the lines other ends than Terraform, which writes the file anew with its own.
  const before = existsSync(file) ? readFileSync(file, "utf8").replace(/\r\n/g, "\n") : HEADER;
  const locked = withEntry(before.replace(notePattern(), ""), provider).trimEnd();
  const missing = others.map(fullAddress).filter((address) => !entryPattern(address).test(locked));
  const notes = missing.length === 0 ? [] : [note([...new Set(missing)].sort())];
  replaceFile(file, (temporary) => {
    writeFileSync(temporary, `${[locked, ...notes].join("\n\n")}\n`);
  });
}

/** In the place of the entry that is there, so that a file under version control changes no more than it must. */
function withEntry(text: string, provider: LockedProvider): string {
  const pattern = entryPattern(provider.address);
  return pattern.test(text)
    ? text.replace(pattern, () => entry(provider))
    : `${text.trimEnd()}\n\n${entry(provider)}`;
}

function entry({ address, version, hashes }: LockedProvider): string {
  return `provider "${address}" {
  version     = "${version}"
  constraints = "${version}"
  hashes = [
${hashes.map((hash) => `    "${hash}",\n`).join("")}  ]
}`;
}

/**
 * The tool reads the file line by line and knows no comments, so that it takes these for entries that fit: it leaves
 * every provider to `terraform init`, which chooses and locks the others as always, and drops the note.
 */
function note(addresses: readonly string[]): string {
  const stanzas = addresses.map((address) => `provider "${address}" {\n  constraints = ""\n}\n`);
  return `/* ${NOTE}\n${stanzas.join("")}*/`;
}

function notePattern(): RegExp {
  // By its beginning: earlier versions of this library ended the sentence in other words.
  return /\n*\/\* For the cdktf command line tool, [^\n]*\n[^*]*\*\//;
}

function entryPattern(address: string): RegExp {
  return new RegExp(`^provider "${address.replace(/\./g, "\\.")}" \\{\\n[^]*?^\\}`, "m");
}

function fullAddress(source: string): string {
  const hosts = [`${DEFAULT_HOST}/hashicorp/`, `${DEFAULT_HOST}/`];
  return `${hosts[source.split("/").length - 1] ?? ""}${source}`;
}
