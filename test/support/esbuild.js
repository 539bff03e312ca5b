/** Stands for the package of that name in tests, so that a worker starts it once and not for every file. */
module.exports = globalThis.sharedInWorker.esbuild;
