/** The plugin runtime by its own tests: `npm run test:plugin -- --coverage` holds it to what they cover. */
/** @type {import("jest").Config} */
module.exports = {
  ...require("./jest.config.js"),
  testMatch: ["<rootDir>/test/plugin/**/*.test.ts"],
  collectCoverageFrom: ["lib/plugin/**/*.ts"],
  coverageThreshold: { global: { branches: 95 } },
};
