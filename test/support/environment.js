const { mkdtempSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
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

const usualDirectory = tmpdir();

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.sharedInWorker = shared;
    this.temporary = mkdtempSync(join(usualDirectory, "test-"));
    this.setTemporaryDirectory(this.temporary);
  }

  /** With all that nobody removes: cdktf's `Testing.app` leaves a directory for each app, a killed provider its socket. */
  async teardown() {
    this.setTemporaryDirectory(usualDirectory);
    rmSync(this.temporary, { recursive: true, force: true, maxRetries: 3 });
    await super.teardown();
  }

  /** A test file has an environment of its own, but `node:os` reads the worker's. */
  setTemporaryDirectory(directory) {
    process.env.TMPDIR = directory;
    this.global.process.env.TMPDIR = directory;
  }
};
