import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Assembly } from "@jsii/spec";
import { PUBLIC_API, REFERENCE } from "../../scripts/jsii";
import { describePublicApi } from "../../scripts/jsii/public-api";
import { stageLibrary } from "../../scripts/jsii/stage";
import { compileLibrary, writeReference } from "../../scripts/jsii/tools";

const directory = mkdtempSync(join(tmpdir(), "jsii-"));
let assembly: Assembly;

beforeAll(() => {
  stageLibrary(directory);
  assembly = compileLibrary(directory);
});

afterAll(() => rmSync(directory, { recursive: true }));

// Whoever changes the API on purpose runs `npm run jsii` and shows the change of these files in review.
test("nothing that is public has changed unseen", () => {
  expect(describePublicApi(assembly)).toBe(readFileSync(PUBLIC_API, "utf8"));
});

test("the reference says what the code says", () => {
  const file = join(directory, "api.md");

  writeReference(directory, file);

  expect(readFileSync(file, "utf8")).toBe(readFileSync(REFERENCE, "utf8"));
});

test("the classes of both providers can be named in any language", () => {
  expect(Object.keys(assembly.submodules ?? {})).toEqual([
    "cdktf-alicloud-resource-directory.alicloud",
    "cdktf-alicloud-resource-directory.resourcedirectory",
  ]);
});
