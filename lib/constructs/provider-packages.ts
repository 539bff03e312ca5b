/** Finds and copies the provider's packages: one zip for each platform, as `terraform init` reads them. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const PACKAGE_NAME = "cdktf-alicloud-resource-directory";
const ZIP_PREFIX = "terraform-provider-resourcedirectory_";

/** Where the build leaves the zips. `from` is a directory of this package, compiled or not. */
export function builtPackagesDirectory(from: string): string {
  return join(packageRoot(from), "dist", "provider");
}

/** Paths of the zips of one version, sorted. */
export function findPackages(directory: string, version: string): string[] {
  return zipsIn(directory, `${ZIP_PREFIX}${version}_`);
}

/** Copies the zips and removes those of other versions: a stack directory is not cleaned between two synths. */
export function installPackages(packages: readonly string[], target: string): void {
  removePackages(target);
  mkdirSync(target, { recursive: true });
  for (const path of packages) {
    copyFileSync(path, join(target, basename(path)));
  }
}

/** Removes our zips and nothing else. */
export function removePackages(target: string): void {
  for (const path of zipsIn(target, ZIP_PREFIX)) {
    rmSync(path);
  }
}

function zipsIn(directory: string, prefix: string): string[] {
  if (!existsSync(directory)) {
    return [];
  }
  return readdirSync(directory)
    .filter((name) => name.startsWith(prefix) && name.endsWith(".zip"))
    .sort()
    .map((name) => join(directory, name));
}

function packageRoot(from: string): string {
  for (let directory = from; ; directory = dirname(directory)) {
    if (isPackageRoot(directory)) {
      return directory;
    }
    if (directory === dirname(directory)) {
      throw new Error(`no package.json of ${PACKAGE_NAME} above ${from}: reinstall the package.`);
    }
  }
}

function isPackageRoot(directory: string): boolean {
  const manifest = join(directory, "package.json");
  return (
    existsSync(manifest) &&
    (JSON.parse(readFileSync(manifest, "utf8")) as { readonly name?: string }).name === PACKAGE_NAME
  );
}
