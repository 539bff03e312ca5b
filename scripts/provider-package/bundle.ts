import { build } from "esbuild";

/**
 * Bundles a provider and all it needs into the text of one CommonJS file. Modules behind a dynamic `import()` are in
 * it too, but are evaluated only when they are asked for.
 */
export async function bundle(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
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
    throw new Error(`esbuild made nothing of ${entry}.`);
  }
  return file.contents;
}
