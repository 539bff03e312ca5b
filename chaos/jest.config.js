/** The tests of the program alone; those of the whole repository run them too. */
/** @type {import("jest").Config} */
module.exports = {
  ...require("../jest.base.js"),
  testMatch: ["<rootDir>/chaos/test/**/*.test.ts"],
};
