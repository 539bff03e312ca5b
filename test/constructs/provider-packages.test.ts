import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtPackagesDirectory } from "../../lib/constructs/provider-packages";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "packages-test-"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function installed(...path: string[]): string {
  const directory = join(root, "node_modules", "cdktf-alicloud-resource-directory");
  mkdirSync(join(directory, ...path), { recursive: true });
  writeFileSync(join(root, "package.json"), '{ "name": "somebody-elses-app" }');
  writeFileSync(join(directory, "package.json"), '{ "name": "cdktf-alicloud-resource-directory" }');
  return directory;
}

test.each([
  ["the sources", ["lib", "constructs"]],
  ["the compiled code", ["dist", "constructs"]],
])("the built packages are found from %s", (_, path) => {
  const directory = installed(...path);

  expect(builtPackagesDirectory(join(directory, ...path))).toBe(join(directory, "dist", "provider"));
});

test("a broken installation is named as such", () => {
  expect(() => builtPackagesDirectory(root)).toThrow(`above ${root}: reinstall the package`);
});
