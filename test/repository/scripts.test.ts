import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifestIn, ROOT, trackedFiles } from "./repository";

/** The test files that an npm script runs, relative to the repository. */
function testFilesOf(script: string): readonly string[] {
  const command = manifestIn(ROOT).scripts?.[script] ?? "";
  const args = command
    .replace(/^.*?\bjest\b/, "")
    .split(" ")
    .filter((arg) => arg !== "");
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
  ["test:fetching", ["test/cdktf-cli", "test/standalone", "test/python", "test/browser"]],
  ["test:plugin", ["test/plugin"]],
  ["golden", ["test/cli/review", "test/cli/pending", "test/properties", "test/acceptance/transitions"]],
])("npm run %s runs the tests in %s, and no others", (script, folders) => {
  const files = testFilesOf(script);

  expect(folders.filter((folder) => !files.some((path) => isIn(folder, path)))).toEqual([]);
  expect(files.filter((path) => !folders.some((folder) => isIn(folder, path)))).toEqual([]);
});

test("npm test and the tests that fetch tools run every test, and none of them twice", () => {
  const run = [...testFilesOf("test"), ...testFilesOf("test:fetching")];

  expect([...run].sort()).toEqual(
    trackedFiles()
      .filter((path) => path.endsWith(".test.ts"))
      .sort(),
  );
});

// What is packed is all that lies there.
test("npm run build begins with nothing in dist that an earlier build has left", () => {
  const { build = "", clean = "" } = manifestIn(ROOT).scripts ?? {};
  const directory = mkdtempSync(join(tmpdir(), "build-"));
  try {
    mkdirSync(join(directory, "dist/cli"), { recursive: true });
    writeFileSync(join(directory, "dist/cli/stale.js"), "");
    writeFileSync(join(directory, "package.json"), JSON.stringify({ scripts: { clean } }));

    execFileSync("npm", ["run", "-s", "clean"], { cwd: directory });

    expect(build.split(" && ")[0]).toBe("npm run -s clean");
    expect(readdirSync(directory)).toEqual(["package.json"]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

function isIn(folder: string, path: string): boolean {
  return path.startsWith(join(folder, "/"));
}
