// @ts-check
/** Mutation testing: breaks `lib/directory` in some thousand small ways and counts those that no test notices. */
/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
module.exports = {
  testRunner: "jest",
  jest: { configFile: "jest.mutation.config.js", enableFindRelatedTests: false },
  buildCommand: "node test/mutation/bundle-sdk.js",
  coverageAnalysis: "perTest",
  mutate: ["lib/directory/**/*.ts"],
  // What the tests of lib/directory need none of.
  ignorePatterns: ["bench", "dist", "docs", "examples", "schema", "lib/bindings", "cdktf.out", "coverage"],
  thresholds: { high: 95, low: 85, break: 85 },
  // The tests hardly wait for real time, so that whatever takes long goes on for ever; but the machine may be busy.
  timeoutMS: 20_000,
  concurrency: 2,
  reporters: ["clear-text", "progress-append-only", "html", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: "reports/mutation/index.html" },
  jsonReporter: { fileName: "reports/mutation/mutation.json" },
};
