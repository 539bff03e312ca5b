import { build } from "esbuild";
import type { BuildOptions, Plugin } from "esbuild";
import { dirname } from "node:path";

/** The bundled files of a program, by name. */
export type Program = Readonly<Record<string, Uint8Array>>;

const MAIN = "provider.cjs";
/** Packages behind a dynamic `import()`. In a file of their own they cost a start nothing, not even the parsing. */
const LAZY = "lazy.cjs";

/** Bundles a provider and all it needs into CommonJS: `provider.cjs`, and `lazy.cjs` if there are dynamic imports. */
export async function bundle(entry: string): Promise<Program> {
  const lazy = new Set<string>();
  const main = await buildFile({ entryPoints: [entry], plugins: [lazyPackages(lazy)] });
  if (lazy.size === 0) {
    return { [MAIN]: main };
  }
  const loaders = [...lazy]
    .sort()
    .map((name) => `${JSON.stringify(name)}: () => require(${JSON.stringify(name)})`);
  const contents = `module.exports = { ${loaders.join(", ")} };`;
  return { [MAIN]: main, [LAZY]: await buildFile({ stdin: { contents, resolveDir: dirname(entry) } }) };
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

async function buildFile(options: BuildOptions): Promise<Uint8Array> {
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    write: false,
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
  return file.contents;
}
