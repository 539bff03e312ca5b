/**
 * Stands for the package of that name in tests, so that a worker starts it once and not for every file. Each file has
 * globals of its own: patterns go in as those that esbuild knows, and bytes come out as those that the file knows.
 */
const { esbuild, RegExp: KnownRegExp } = globalThis.sharedInWorker;

module.exports = { ...esbuild, build };

async function build({ plugins = [], ...options }) {
  const result = await esbuild.build({ ...options, plugins: plugins.map(withKnownPatterns) });
  const outputFiles = result.outputFiles?.map(({ path, hash, text, contents }) => ({
    path,
    hash,
    text,
    contents: new Uint8Array(contents),
  }));
  return { ...result, outputFiles };
}

function withKnownPatterns({ name, setup }) {
  const known = ({ filter, ...options }) => ({
    ...options,
    filter: new KnownRegExp(filter.source, filter.flags),
  });
  return {
    name,
    setup: (steps) =>
      setup({
        ...steps,
        onResolve: (options, callback) => steps.onResolve(known(options), callback),
        onLoad: (options, callback) => steps.onLoad(known(options), callback),
      }),
  };
}
