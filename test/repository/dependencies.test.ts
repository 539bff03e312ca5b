import { join } from "node:path";
import { build } from "esbuild";
import { manifestIn, read, ROOT } from "./repository";
import type { Manifest } from "./repository";

interface LockedPackage {
  readonly resolved?: string;
  /** A workspace of this repository. */
  readonly link?: boolean;
}

interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Licences that let anybody bundle and pass on a package, given its notice. */
const PERMISSIVE = new Set([
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
  // As some packages spell it.
  "Apache License 2.0",
]);

/** Programs that are shipped as one file with everything they need. */
const BUNDLED = [
  "lib/provider/main.ts",
  "lib/testing/alicloud-stand-in/main.ts",
  "lib/cli/main.ts",
  "lib/catalog/formats/index.ts",
];

test("the lock file names no download addresses, so that it installs from any registry", () => {
  const { packages } = JSON.parse(read("package-lock.json")) as LockFile;

  const addressed = Object.entries(packages).filter(
    ([, { resolved, link }]) => resolved !== undefined && link !== true,
  );

  expect(addressed).toEqual([]);
  expect(read("package-lock.json")).not.toMatch(/https?:\/\/[^"]*\.tgz/);
});

test("every dependency is pinned to one version", () => {
  const { dependencies = {}, devDependencies = {} } = manifestIn(ROOT);

  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );

  expect(loose).toEqual([]);
});

test("everything that is bundled into what the package ships has a permissive licence", async () => {
  const packages = await bundledPackages();

  expect(packages.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["@grpc/grpc-js", "@msgpack/msgpack", "csv-parse", "jsonc-parser", "yaml"]),
  );
  expect(
    packages
      .filter(({ license }) => !isPermissive(license))
      .map(({ name, license }) => `${name}: ${license ?? "none"}`),
  ).toEqual([]);
});

function isPermissive(license: string | undefined): boolean {
  // "(MIT OR GPL-2.0)" leaves the choice to whoever uses it.
  return (license ?? "")
    .replace(/[()]/g, "")
    .split(" OR ")
    .some((choice) => PERMISSIVE.has(choice));
}

/** By what the bundler reads, which is what ends up in the file. */
async function bundledPackages(): Promise<readonly Manifest[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: BUNDLED,
    outdir: "bundle",
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    logLevel: "silent",
  });
  const directories = Object.keys(metafile.inputs).flatMap((path) => packageDirectory(path) ?? []);
  return [...new Set(directories)].sort().map((directory) => manifestIn(join(ROOT, directory)));
}

function packageDirectory(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}
