/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.ts"],
  // It installs the cdktf command line tool, which is large: `npm run test:cdktf-cli` runs it.
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/cdktf-cli/"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/cdktf.out/"],
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
