/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/chaos/test/**/*.test.ts"],
  // They fetch tools that are large: `npm run test:cdktf-cli`, `test:standalone` and `test:python` run them.
  testPathIgnorePatterns: [
    "/node_modules/",
    "<rootDir>/test/cdktf-cli/",
    "<rootDir>/test/standalone/",
    "<rootDir>/test/python/",
  ],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/cdktf.out/", "<rootDir>/.stryker-tmp/"],
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript", decorators: true }, target: "es2022" },
        module: { type: "commonjs" },
      },
    ],
  },
  // The tests wait for terraform most of the time: two cores run two files.
  maxWorkers: "100%",
  testTimeout: 120_000,
};
