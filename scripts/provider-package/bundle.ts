import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";
import { isBuiltin } from "node:module";
import { dirname } from "node:path";
import { thirdPartyNotices } from "./third-party";

/** The bundled files of a program, by name. */
export type Program = Readonly<Record<string, Uint8Array>>;

export const MAIN = "provider.cjs";
/**
 * The packages of others, apart from our own code. What is not asked for at the start is not even parsed there: the
 * gRPC stack until the handshake is out, the SDK (behind a dynamic `import()`) until the first call.
 */
const PACKAGES = { static: "packages.cjs", dynamic: "lazy.cjs" } as const;
type ImportKind = keyof typeof PACKAGES;
type Imported = Readonly<Record<ImportKind, Set<string>>>;
const NOTICES = "third-party-licenses.txt";

/** Its CommonJS has a `require` that no bundler sees. */
export const ALIAS = { "jsonc-parser": "jsonc-parser/lib/esm/main.js" } as const;

interface BundledFile {
  readonly contents: Uint8Array;
  /** The files it was made from. */
  readonly inputs: readonly string[];
}

/** Bundles a program and all it needs into CommonJS files, with the licenses of what is in them. */
export async function bundle(entry: string, main = MAIN): Promise<Program> {
  const imported: Imported = { static: new Set(), dynamic: new Set() };
  const files: Record<string, BundledFile> = {
    [main]: await buildFile({ entryPoints: [entry], plugins: [packagesApart(imported)] }),
  };
  for (const kind of ["static", "dynamic"] as const) {
    if (imported[kind].size > 0) {
      files[PACKAGES[kind]] = await packagesFile([...imported[kind]], dirname(entry));
    }
  }
  const notices = thirdPartyNotices(Object.values(files).flatMap(({ inputs }) => inputs));
  return {
    ...Object.fromEntries(Object.entries(files).map(([name, { contents }]) => [name, contents])),
    [NOTICES]: Buffer.from(notices),
  };
}

/** Bundles into one file, for where there is no second one to read, and the licenses beside it. */
export async function bundleInOne(entry: string, main = MAIN): Promise<Program> {
  const { contents, inputs } = await buildFile({ entryPoints: [entry] });
  return { [main]: contents, [NOTICES]: Buffer.from(thirdPartyNotices(inputs)) };
}

/** A file that exports a loader for each of these packages. */
function packagesFile(packages: string[], resolveDir: string): Promise<BundledFile> {
  const loaders = packages
    .sort()
    .map((name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`);
  const contents = `module.exports = { ${loaders.join(", ")} };`;
  return buildFile({ stdin: { contents, resolveDir } });
}

/** Replaces an import of a package by a look into its file, and notes the package. */
function packagesApart(imported: Imported): Plugin {
  return {
    name: "packages-apart",
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^[^./]/ }, ({ kind, path }) => {
        if (kind === "entry-point" || isBuiltin(path)) {
          return undefined;
        }
        const way: ImportKind = kind === "dynamic-import" ? "dynamic" : "static";
        imported[way].add(path);
        return { path, namespace: way };
      });
      for (const way of ["static", "dynamic"] as const) {
        onResolve({ filter: /.*/, namespace: way }, ({ path }) => ({ path, external: true }));
        onLoad({ filter: /.*/, namespace: way }, ({ path }) => ({
          contents: `module.exports = require("./${PACKAGES[way]}")[${JSON.stringify(path)}]();`,
        }));
      }
    },
  };
}

async function buildFile(options: BuildOptions): Promise<BundledFile> {
  const { outputFiles, metafile } = await build({
    ...options,
    bundle: true,
    alias: ALIAS,
    write: false,
    metafile: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    legalComments: "eof",
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) {
    throw new Error("esbuild answered no output.");
  }
  return { contents: file.contents, inputs: Object.keys(metafile.inputs) };
}
