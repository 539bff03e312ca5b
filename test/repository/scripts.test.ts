import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { manifestIn, ROOT } from "./repository";

/** The test files that an npm script runs, relative to the repository. */
function testFilesOf(script: string): readonly string[] {
  const command = manifestIn(ROOT).scripts?.[script] ?? "";
  const args = command.slice(command.indexOf("jest ") + "jest ".length).split(" ");
  const listed = execFileSync("npx", ["jest", "--listTests", "--json", ...args], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    timeout: 60_000,
  });
  return (JSON.parse(listed) as string[]).map((path) => path.slice(ROOT.length + 1));
}

// An option that takes several values swallows the folder behind it, and jest then runs all tests but those.
test.each([
  ["test:cdktf-cli", "test/cdktf-cli"],
  ["test:standalone", "test/standalone"],
  ["test:python", "test/python"],
  ["test:plugin", "test/plugin"],
])("npm run %s runs the tests in %s, and no others", (script, folder) => {
  const files = testFilesOf(script);

  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((path) => !path.startsWith(join(folder, "/")))).toEqual([]);
});
