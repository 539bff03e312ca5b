import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";
import { dirname } from "node:path";
import { thirdPartyNotices } from "./third-party";

/** The bundled files of a program, by name. */
export type Program = Readonly<Record<string, Uint8Array>>;

const MAIN = "provider.cjs";
/** Packages behind a dynamic `import()`. In a file of their own they cost a start nothing, not even the parsing. */
const LAZY = "lazy.cjs";
const NOTICES = "third-party-licenses.txt";

interface BundledFile {
  readonly contents: Uint8Array;
  /** The files it was made from. */
  readonly inputs: readonly string[];
}

/**
 * Bundles a provider and all it needs into CommonJS: `provider.cjs`, and `lazy.cjs` if there are dynamic imports; with
 * the licenses of what is in them.
 */
export async function bundle(entry: string): Promise<Program> {
  const lazy = new Set<string>();
  const main = await buildFile({ entryPoints: [entry], plugins: [lazyPackages(lazy)] });
  const files = {
    [MAIN]: main,
    ...(lazy.size === 0 ? {} : { [LAZY]: await lazyFile([...lazy], dirname(entry)) }),
  };
  const notices = thirdPartyNotices(Object.values(files).flatMap(({ inputs }) => inputs));
  return {
    ...Object.fromEntries(Object.entries(files).map(([name, { contents }]) => [name, contents])),
    [NOTICES]: Buffer.from(notices),
  };
}

/** A file that exports a loader for each of these packages. */
function lazyFile(packages: string[], resolveDir: string): Promise<BundledFile> {
  const loaders = packages
    .sort()
    .map((name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`);
  const contents = `module.exports = { ${loaders.join(", ")} };`;
  return buildFile({ stdin: { contents, resolveDir } });
}

/** Replaces `import("package")` by a look into the lazy file, and notes the package. */
function lazyPackages(found: Set<string>): Plugin {
  return {
    name: "lazy-packages",
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^[^./]/ }, ({ kind, path }) => {
        if (kind !== "dynamic-import" || path.startsWith("node:")) {
          return undefined;
        }
        found.add(path);
        return { path, namespace: "lazy" };
      });
      onResolve({ filter: /.*/, namespace: "lazy" }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /.*/, namespace: "lazy" }, ({ path }) => ({
        contents: `module.exports = require("./${LAZY}")[${JSON.stringify(path)}]();`,
      }));
    },
  };
}

async function buildFile(options: BuildOptions): Promise<BundledFile> {
  const { outputFiles, metafile } = await build({
    ...options,
    bundle: true,
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
