import { CDKTF } from "../cdktf-cli/support/cdk";
import { newProject } from "./support/new-project";

const LIBRARY = "cdktf-alicloud-resource-directory";

/** The name and the version of `cdktf@0.21`, or of `@types/node@20`. */
function partsOf(wanted: string): readonly [string, string] {
  const at = wanted.lastIndexOf("@");
  return [wanted.slice(0, at), wanted.slice(at + 1)];
}

test("the README has a new project install what the tests of the command line tool install", () => {
  const tried = new Map(CDKTF.packages.map(partsOf));
  const [library, ...others] = newProject().packages;

  expect(library).toBe(LIBRARY);
  expect(others.map((each) => partsOf(each)[0]).sort()).toEqual([...tried.keys()].sort());
  for (const [name, version] of others.map(partsOf)) {
    expect(`${name}@${tried.get(name) ?? ""}.`).toContain(`${name}@${version}.`);
  }
});

test("the files of a new project run its program, strictly", () => {
  const { cdktfJson, tsconfig } = newProject();

  expect(cdktfJson).toMatchObject({ language: "typescript", app: "npx ts-node main.ts" });
  expect(tsconfig.compilerOptions).toMatchObject({ strict: true });
});
