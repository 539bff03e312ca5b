const { TestEnvironment } = require("jest-environment-node");

/** What the test files of one worker share. Each file has modules of its own, so it has to live outside of them. */
const shared = {
  /** It starts a process when it is first used. */
  get esbuild() {
    return require("esbuild");
  },
  /** The one that it compares with. */
  RegExp,
  /** Programs that were bundled already, as promises, by their entry file. */
  programs: new Map(),
};

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.sharedInWorker = shared;
  }
};
