import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import * as manifest from "../../../package.json";
import { PROVIDER, STAND_IN } from "../../../scripts/build-provider";
import { bundlePackages } from "../../../scripts/bundle-library";
import { writePackages } from "../../../scripts/provider-package/write-packages";

export const ROOT = join(__dirname, "../../..");
export const LIBRARY = manifest.name;

export interface LibraryOptions {
  /** Instead of this package's own: an earlier release, for one. */
  readonly version?: string;
  /** Compiles with types, as a release is, which takes a while. @default false: without types */
  readonly withTypes?: boolean;
}

/** Makes the library's directory as npm would unpack it. */
export async function writeLibrary(directory: string, options: LibraryOptions = {}): Promise<void> {
  const { version = manifest.version, withTypes = false } = options;
  await compile(join(directory, "dist"), withTypes);
  await bundlePackages(join(directory, "dist"));
  for (const part of [...manifest.files, "README.md", "LICENSE"].filter(
    (name) => name !== "dist" && !name.startsWith("!"),
  )) {
    cpSync(join(ROOT, part), join(directory, part), { recursive: true });
  }
  writeFileSync(join(directory, "package.json"), JSON.stringify({ ...manifest, version }));
  await addProviders(directory, version);
  // The bindings ask for the version that they were generated for.
  const bindings = join(directory, "dist/bindings/resourcedirectory/provider.js");
  writeFileSync(bindings, readFileSync(bindings, "utf8").replaceAll(manifest.version, version));
}

/** The library as a tarball, made by npm. */
export async function packLibrary(scratch: string, options: LibraryOptions = {}): Promise<string> {
  const { version = manifest.version } = options;
  const staging = join(scratch, `library-${version}`);
  await writeLibrary(staging, options);
  npm(staging, ["pack", "--ignore-scripts", "--pack-destination", scratch]);
  return join(scratch, `${LIBRARY}-${version}.tgz`);
}

/** Installs the tarball. What it is used together with is linked to what this repository has, and not downloaded. */
export function installLibrary(project: string, tarball: string): void {
  mkdirSync(project, { recursive: true });
  npm(project, ["install", "--legacy-peer-deps", "--offline", tarball]);
  for (const peer of Object.keys(manifest.peerDependencies)) {
    const link = join(project, "node_modules", peer);
    if (!readdirSync(join(project, "node_modules")).includes(peer)) {
      symlinkSync(join(ROOT, "node_modules", peer), link);
    }
  }
}

export function npm(cwd: string, args: readonly string[]): string {
  return execFileSync("npm", [...args, "--no-audit", "--no-fund"], { cwd, encoding: "utf8", stdio: "pipe" });
}

/** As they were built before the tests, unless it is another version. */
async function addProviders(directory: string, version: string): Promise<void> {
  const provider = relative(ROOT, PROVIDER.directory);
  const standIn = relative(ROOT, STAND_IN.directory);
  cpSync(join(ROOT, standIn), join(directory, standIn), { recursive: true });
  if (version === manifest.version) {
    cpSync(join(ROOT, provider), join(directory, provider), { recursive: true });
  } else {
    await writePackages({ ...PROVIDER, version, directory: join(directory, provider) });
  }
}

async function compile(outdir: string, withTypes: boolean): Promise<void> {
  if (withTypes) {
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [tsc, "-p", join(ROOT, "tsconfig.build.json"), "--outDir", outdir]);
    return;
  }
  const sources = readdirSync(join(ROOT, "lib"), { recursive: true, encoding: "utf8" });
  await build({
    entryPoints: sources.filter((file) => file.endsWith(".ts")).map((file) => join(ROOT, "lib", file)),
    outdir,
    outbase: join(ROOT, "lib"),
    format: "cjs",
    platform: "node",
  });
}
