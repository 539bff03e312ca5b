/** Finds and copies the provider's packages: one zip for each platform, as `terraform init` reads them. */
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { IConstruct } from "constructs";
import { libraryNotInstalled } from "../synth/errors/provider-elements";
import { replaceFile } from "./atomic-file";

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

/** Where one synth has put each zip first, by the path that it was copied from. */
export type FirstCopies = Map<string, string>;

const COPIES = new WeakMap<object, FirstCopies>();

/** What the stacks of one synth share. @param synth the object that CDKTF makes for each synth */
export function copiesOf(synth: object): FirstCopies {
  const copies = COPIES.get(synth) ?? new Map<string, string>();
  COPIES.set(synth, copies);
  return copies;
}

/**
 * Puts the zips in place and removes those of other versions: a stack directory is not cleaned between two synths.
 * Another synth may do the same at the same time, and find whole zips at every moment.
 *
 * What another stack of the app has got already is a hard link to it: to Terraform, to archives and to whoever moves a stack
 * directory elsewhere it is a file like any other. Where the disk has no such links, it is a copy.
 */
export function installPackages(
  packages: readonly string[],
  target: string,
  copies: FirstCopies = new Map(),
  link: (existing: string, path: string) => void = linkSync,
): void {
  const wanted = packages.map((path) => basename(path));
  mkdirSync(target, { recursive: true });
  for (const path of packages) {
    const place = join(target, basename(path));
    const first = copies.get(path);
    replaceFile(place, (temporary) => {
      if (first === undefined || !isLinked(first, temporary, link)) copyFileSync(path, temporary);
    });
    copies.set(path, first ?? place);
  }
  removePackages(target, wanted);
}

/** Whatever the reason is that there is no link, a copy will do; what forbids that as well is said of the copy. */
function isLinked(first: string, path: string, link: (existing: string, path: string) => void): boolean {
  try {
    link(first, path);
    return true;
  } catch {
    return false;
  }
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
