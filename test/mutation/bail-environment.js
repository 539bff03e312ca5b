const { TestEnvironment } = require("jest-environment-node");

/** Skips what is left after the first failed test: one is enough to know that a mutant was noticed. */
module.exports = class BailEnvironment extends TestEnvironment {
  failed = false;

  /** @param {import("@jest/types").Circus.Event} event */
  handleTestEvent(event) {
    if (event.name === "test_done") this.failed ||= event.test.errors.length > 0;
    if (event.name === "test_start" && this.failed) event.test.mode = "skip";
  }
};
