import { read } from "./repository";

const CI = ".github/workflows/ci.yml";
const RELEASE = ".github/workflows/release.yml";

test.each([CI, RELEASE])("%s runs what the repository's own script runs", (workflow) => {
  expect(read(workflow)).toContain("run: bash .ci/run\n");
});

test("a public forge tries the oldest Terraform with moves between types, and the newest", () => {
  expect(read(CI)).toContain('terraform: ["~1.8.0", "latest"]');
});

test("a release carries the proof of where it was built, and no stored token", () => {
  const workflow = read(RELEASE);

  expect(workflow).toContain("npm publish --provenance");
  expect(workflow).toContain("id-token: write");
  expect(workflow).not.toMatch(/secrets\./);
});

test("the Node of the forge is one that the package supports", () => {
  expect(Number(read(".nvmrc"))).toBeGreaterThanOrEqual(20);
  expect(read("package.json")).toContain('"node": ">=20.9"');
});
