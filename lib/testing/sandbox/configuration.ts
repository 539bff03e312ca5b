import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { providerAliases } from "./hcl";
import { isRecord, recordOf, textOf } from "./json";

const LOCK_FILE = ".terraform.lock.hcl";

/** What belongs to Terraform and outlives a change of the configuration. */
const KEPT = new Set([".terraform", LOCK_FILE, "terraform.tfstate", "terraform.tfstate.backup"]);

/** Where a stack carries providers of its own, in the layout of a filesystem mirror. */
export const BUNDLED_PROVIDERS = "terraform.d/plugins";

const OVERRIDE_FILE = "sandbox_override.tf.json";

/** Where a configuration comes from. */
export type ConfigurationSource =
  | { readonly stackDir: string }
  /** Contents by file name, which may lead into subdirectories. */
  | { readonly files: Readonly<Record<string, string>> };

/** Replaces the configuration in `directory`; state and lock file stay. */
export function installConfiguration(directory: string, source: ConfigurationSource): void {
  clear(directory);
  if ("files" in source) {
    writeFiles(directory, source.files);
  } else {
    copyStack(directory, source.stackDir);
  }
  // A mirror that is not there would be an error.
  mkdirSync(join(directory, BUNDLED_PROVIDERS), { recursive: true });
  keepStateHere(directory);
  writeOverrides(directory);
}

function clear(directory: string): void {
  mkdirSync(directory, { recursive: true });
  for (const name of readdirSync(directory).filter((entry) => !KEPT.has(entry))) {
    rmSync(join(directory, name), { recursive: true });
  }
}

function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(directory, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function copyStack(directory: string, stackDir: string): void {
  if (!existsSync(join(stackDir, "cdk.tf.json"))) {
    throw new Error(`${stackDir} is not the directory of a synthesized stack: it holds no cdk.tf.json.`);
  }
  // A stack brings the lock of its bundled provider only; one from an init here knows the others, too.
  const isLocked = existsSync(join(directory, LOCK_FILE));
  cpSync(stackDir, directory, {
    recursive: true,
    filter: (source) => !(isLocked && basename(source) === LOCK_FILE),
  });
}

/** A synthesized stack names an absolute path, or a remote backend, for its state: here it stands beside the code. */
function keepStateHere(directory: string): void {
  for (const file of jsonFiles(directory)) {
    const configuration = readJson(file);
    const blocks = [configuration.terraform].flat().filter(isRecord);
    if (blocks.some((block) => "backend" in block || "cloud" in block)) {
      const terraform = blocks.map((block) => without(block, ["backend", "cloud"]));
      writeFileSync(file, JSON.stringify({ ...configuration, terraform }, null, 2));
    }
  }
}

/** A fake directory answers plain HTTP, which alicloud is told by an argument only: no variable does it. */
function writeOverrides(directory: string): void {
  const aliases = [...aliasesInJson(directory), ...aliasesInHcl(directory)];
  if (aliases.length > 0) {
    const alicloud = aliases.map((alias) => ({ ...(alias === null ? {} : { alias }), protocol: "HTTP" }));
    writeFileSync(join(directory, OVERRIDE_FILE), JSON.stringify({ provider: { alicloud } }, null, 2));
  }
}

/** The alias of every alicloud provider block; null for the one without. */
function aliasesInJson(directory: string): readonly (string | null)[] {
  return jsonFiles(directory)
    .flatMap((file) => [recordOf(readJson(file).provider).alicloud].flat())
    .filter(isRecord)
    .map((block) => textOf(block.alias));
}

function aliasesInHcl(directory: string): readonly (string | null)[] {
  return filesEndingIn(directory, ".tf")
    .map((file) => readFileSync(file, "utf8"))
    .flatMap((text) => providerAliases(text, "alicloud"));
}

function jsonFiles(directory: string): readonly string[] {
  return filesEndingIn(directory, ".tf.json");
}

function filesEndingIn(directory: string, suffix: string): readonly string[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(suffix))
    .map((name) => join(directory, name));
}

function readJson(file: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(readFileSync(file, "utf8"));
  return recordOf(value);
}

function without(
  record: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
