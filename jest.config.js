const base = require("./jest.base.js");

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    { ...base, displayName: "plugin", testMatch: ["<rootDir>/test/plugin/**/*.test.ts"] },
    {
      ...base,
      displayName: "package",
      testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/chaos/test/**/*.test.ts"],
      // `npm run test:fetching` runs all but the first.
      testPathIgnorePatterns: ["plugin", "cdktf-cli", "standalone", "python", "browser"].map(
        (room) => `<rootDir>/test/${room}/`,
      ),
      // The plugin runtime is held to what its own tests cover, by `npm test -- --coverage`.
      coveragePathIgnorePatterns: [".*"],
    },
  ],
  collectCoverageFrom: ["lib/plugin/**/*.ts"],
  coverageThreshold: { global: { branches: 95 } },
  testSequencer: "<rootDir>/test/support/sequencer.js",
  testTimeout: base.testTimeout,
  // The tests wait for terraform most of the time: two cores run two files.
  maxWorkers: "100%",
};
