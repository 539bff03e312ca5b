import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isRecord, textOf } from "./json";
import { packageRoot } from "./package-root";
import { addressesOf } from "./registries";

/** A provider that the build has packed: archives for every platform in one directory. */
export interface BuiltProvider {
  /** `host/namespace/type`. */
  readonly address: string;
  readonly version: string;
  readonly archives: readonly string[];
}

/** The package's own provider. Throws an error for the reader if it has not been built. */
export function builtProvider(): BuiltProvider {
  return readBuilt(join(packageRoot(), "dist/provider"));
}

/** The stand-in for aliyun/alicloud. Throws an error for the reader if it has not been built. */
export function builtStandIn(): BuiltProvider {
  return readBuilt(join(packageRoot(), "dist/testing/alicloud-stand-in"));
}

/** Puts a provider's archives where Terraform and OpenTofu look for them in a filesystem mirror. */
export function addToMirror(mirror: string, provider: BuiltProvider): void {
  for (const address of addressesOf(provider.address)) {
    const directory = join(mirror, address);
    mkdirSync(directory, { recursive: true });
    for (const archive of provider.archives) {
      copyFileSync(archive, join(directory, basename(archive)));
    }
  }
}

export interface InstallationOptions {
  /** Lets Terraform install from their registries all providers but these. @default none is installed from there */
  readonly elsewhere?: readonly string[];
}

/** The block of a Terraform CLI configuration that makes it install providers from these mirrors, in this order. */
export function installationBlock(mirrors: readonly string[], options: InstallationOptions = {}): string {
  const blocks = mirrors.map((path) => `  filesystem_mirror {\n    path = ${JSON.stringify(path)}\n  }\n`);
  if (options.elsewhere !== undefined) {
    blocks.push(`  direct {\n    exclude = ${JSON.stringify(options.elsewhere)}\n  }\n`);
  }
  return `provider_installation {\n${blocks.join("")}}\n`;
}

function readBuilt(directory: string): BuiltProvider {
  const file = join(directory, "manifest.json");
  if (!existsSync(file)) {
    throw new Error(`There is no built provider in ${directory}. Run "npm run build:provider" first.`);
  }
  const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
  const address = isRecord(manifest) ? textOf(manifest.address) : null;
  const version = isRecord(manifest) ? textOf(manifest.version) : null;
  if (address === null || version === null) {
    throw new Error(`${file} names no address and version. Run "npm run build:provider" again.`);
  }
  const archives = readdirSync(directory).filter(
    (name) => name.startsWith("terraform-provider-") && name.endsWith(".zip"),
  );
  return { address, version, archives: archives.map((name) => join(directory, name)) };
}
