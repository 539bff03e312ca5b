/** The tests that fetch large tools from a registry: `npm run test:fetching`. */
/** @type {import("jest").Config} */
module.exports = {
  ...require("./jest.base.js"),
  testMatch: ["cdktf-cli", "standalone", "python", "browser"].map(
    (room) => `<rootDir>/test/${room}/*.test.ts`,
  ),
  // The longest file takes as long as all others: each has work for one core.
  maxWorkers: 2,
};
