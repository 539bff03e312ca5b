import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readJsonObject, textOf } from "./json";

/** A provider that this package brings along, as the build has packed it. */
export interface InstalledProvider {
  /** `host/namespace/type`. */
  readonly address: string;
  readonly version: string;
  /** What a lock file may hold of it: `h1:` of the contents, `zh:` of the archives. The same on every platform. */
  readonly hashes: readonly string[];
  /** Paths of the zips, one for each platform. */
  readonly archives: readonly string[];
}

/** The package's own provider. Throws an error for people if the package was not built, or did not arrive whole. */
export function installedProvider(packageRoot: string): InstalledProvider {
  return readPacked(join(packageRoot, "dist", "provider"));
}

/** The stand-in for aliyun/alicloud, for tests against a fake directory. Throws like {@link installedProvider}. */
export function installedStandIn(packageRoot: string): InstalledProvider {
  return readPacked(join(packageRoot, "dist", "testing", "alicloud-stand-in"));
}

function readPacked(directory: string): InstalledProvider {
  const file = join(directory, "manifest.json");
  if (!existsSync(file)) {
    throw new Error(
      `the provider's packages are missing: there is no ${file}. ` +
        'Install the package again; in a checkout, run "npm run build:provider".',
    );
  }
  const { address, version, hashes } = readJsonObject(file);
  const archives = readdirSync(directory).filter((name) => name.endsWith(".zip"));
  return {
    address: textOf(address) ?? "",
    version: textOf(version) ?? "",
    hashes: Array.isArray(hashes) ? hashes.flatMap((hash) => textOf(hash) ?? []) : [],
    archives: archives.sort().map((name) => join(directory, name)),
  };
}
