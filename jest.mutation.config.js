/** The directory client by its own tests, made quick for the many runs of `npm run mutation`. */
const { OUTPUT, PACKAGES } = require("./test/mutation/sdk");

/** @type {import("jest").Config} */
module.exports = {
  ...require("./jest.base.js"),
  testMatch: ["<rootDir>/test/mutation/all-directory-tests.ts"],
  testEnvironment: "./test/mutation/bail-environment.js",
  moduleNameMapper: Object.fromEntries(
    PACKAGES.map((name) => [`^${name}$`, `<rootDir>/${OUTPUT}/${name.split("/").at(-1)}.js`]),
  ),
};
