/** What all tests share, whichever configuration runs them. */
/** @type {import("jest").Config} */
module.exports = {
  rootDir: __dirname,
  testEnvironment: "<rootDir>/test/support/environment.js",
  modulePathIgnorePatterns: [
    "<rootDir>/dist/",
    "<rootDir>/out/",
    "<rootDir>/cdktf.out/",
    "<rootDir>/.stryker-tmp/",
  ],
  moduleNameMapper: { "^esbuild$": "<rootDir>/test/support/esbuild.js" },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript", decorators: true }, target: "es2022" },
        module: { type: "commonjs" },
      },
    ],
  },
  testTimeout: 120_000,
};
