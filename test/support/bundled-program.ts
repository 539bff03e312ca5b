import { build } from "esbuild";

/** Set by the environment of the tests. */
declare const sharedInWorker: { readonly programs: Map<string, Promise<Uint8Array>> };

/** An entry file and all that it needs in one executable file, bundled once in a worker. */
export function bundledProgram(entry: string): Promise<Uint8Array> {
  const known = sharedInWorker.programs.get(entry);
  const program = known ?? bundle(entry);
  sharedInWorker.programs.set(entry, program);
  return program;
}

async function bundle(entry: string): Promise<Uint8Array> {
  const {
    outputFiles: [program],
  } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    banner: { js: "#!/usr/bin/env node" },
  });
  if (program === undefined) {
    throw new Error(`esbuild made nothing of ${entry}.`);
  }
  return program.contents;
}
