import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json";

const ROOT = join(__dirname, "../..");

/** What other languages get: the public source, and nothing that runs inside Terraform but as the provider's archives. */
const SOURCES = ["index.ts", "constructs", "catalog", "rules", "bindings"];

/** The name of the package on the index of Python packages, and of its module. */
export const PYTHON = {
  distName: manifest.name,
  module: manifest.name.replace(/-/g, "_"),
} as const;

/**
 * Lays out the package as jsii compiles it: below the repository, so that it finds the dependencies, and in a folder of its
 * own, because jsii brings its own compiler settings and takes every file that it finds.
 */
export function stageLibrary(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, "lib"), { recursive: true });
  for (const source of SOURCES) {
    cpSync(join(ROOT, "lib", source), join(directory, "lib", source), { recursive: true });
  }
  for (const document of ["README.md", "LICENSE", "CHANGELOG.md"]) {
    cpSync(join(ROOT, document), join(directory, document));
  }
  // The tools look for the dependencies' assemblies beside the package only.
  symlinkSync(join(ROOT, "node_modules"), join(directory, "node_modules"));
  writeFileSync(join(directory, "package.json"), `${JSON.stringify(stagedManifest(), null, 2)}\n`);
}

/** Adds the provider's archives, which synth in any language writes into the stack. */
export function stageProvider(directory: string): void {
  cpSync(join(ROOT, "dist/provider"), join(directory, "dist/provider"), { recursive: true });
}

function stagedManifest() {
  const { name, version, description, keywords, license, engines, peerDependencies } = manifest;
  return {
    name,
    version,
    description,
    keywords,
    license,
    engines,
    peerDependencies,
    author: { name: manifest.author, organization: true },
    // jsii wants an address. Nobody is meant to follow this one: the name can belong to nobody.
    repository: { type: "git", url: `https://${name}.invalid/repository.git` },
    stability: "experimental",
    main: "dist/index.js",
    types: "dist/index.d.ts",
    files: ["dist", ".jsii", "CHANGELOG.md"],
    jsii: {
      outdir: "packages",
      versionFormat: "short",
      targets: { python: PYTHON },
      tsc: { rootDir: "lib", outDir: "dist" },
    },
  };
}
