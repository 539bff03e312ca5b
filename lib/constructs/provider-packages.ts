/** Finds and copies the provider's packages: one zip for each platform, as `terraform init` reads them. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { IConstruct } from "constructs";
import { replaceFile } from "./atomic-file";
import { libraryNotInstalled } from "./errors";

const PACKAGE_NAME = "cdktf-alicloud-resource-directory";
const ZIP_PREFIX = "terraform-provider-resourcedirectory_";

/** Where the build leaves the zips. `from` is a directory of this package, compiled or not. */
export function builtPackagesDirectory(element: IConstruct, from: string): string {
  return join(packageRoot(element, from), "dist", "provider");
}

/** Paths of the zips of one version, sorted. */
export function findPackages(directory: string, version: string): string[] {
  return zipsIn(directory, `${ZIP_PREFIX}${version}_`);
}

/**
 * Puts the zips in place and removes those of other versions: a stack directory is not cleaned between two synths.
 * Another synth may do the same at the same time, and find whole zips at every moment.
 */
export function installPackages(packages: readonly string[], target: string): void {
  const wanted = packages.map((path) => basename(path));
  mkdirSync(target, { recursive: true });
  for (const path of packages) {
    replaceFile(join(target, basename(path)), (temporary) => {
      copyFileSync(path, temporary);
    });
  }
  removePackages(target, wanted);
}

/** Removes our zips and nothing else. */
export function removePackages(target: string, except: readonly string[] = []): void {
  for (const path of zipsIn(target, ZIP_PREFIX).filter((each) => !except.includes(basename(each)))) {
    rmSync(path, { force: true });
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

function packageRoot(element: IConstruct, from: string): string {
  for (let directory = from; ; directory = dirname(directory)) {
    if (isPackageRoot(directory)) {
      return directory;
    }
    if (directory === dirname(directory)) {
      throw libraryNotInstalled(element, PACKAGE_NAME, from);
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
