/**
 * All tests of lib/directory as one file: a mutant costs one start of a test environment and one loading of the SDK,
 * instead of one for each file.
 */
import { readdirSync } from "node:fs";
import path from "node:path";

const TESTS = path.resolve(__dirname, "../directory");

/** They start programs, into which no mutant reaches. */
const OUT_OF_PROCESS = ["loading.test.ts"];

/** They make no calls: the quickest to notice something come first. */
const QUICKEST = ["error-table.test.ts", "describe.test.ts", "credentials.test.ts"];

const others = readdirSync(TESTS, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts") && ![...OUT_OF_PROCESS, ...QUICKEST].includes(file))
  .sort();

for (const file of [...QUICKEST, ...others]) {
  // Keeps the hooks of a file to its own tests.
  describe(file, () => {
    jest.requireActual(path.join(TESTS, file));
  });
}
