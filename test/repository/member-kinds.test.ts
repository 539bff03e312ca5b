import { read, trackedFiles } from "./repository";

/** A member may be on either of two resources, and what is true of the one may be false of the other. */
const DECLARES_MEMBERS = /new (\w+\.)?(MemberAccount|MemberCatalog)\(|MemberAccount\.forget\(/;

/** The one helper that has both: describe.each(KINDS), or VENDORS and OWN with what differs. */
const HELPER = "test/support/member-kinds";
const BOTH_KINDS = /from "[./]+support\/member-kinds"/;

/** Why a file, or a folder, does without. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "test/acceptance/adopt.test.ts": "what is adopted by hand is tried on each in lifecycle/adoption.test.ts",
  "test/acceptance/lifecycle/last-member.test.ts": "about the element of the vendor's provider",
  "test/bindings/": "about the bindings of the vendor's resource",
  "test/cli/adopt/typescript.test.ts": "code that a command writes, which chooses nothing",
  "test/constructs/catalog-part.test.ts": "parts on each are applied by lifecycle/divided-catalog.test.ts",
  "test/constructs/own-folder.test.ts": "what our own resource alone does",
  "test/constructs/own-member.test.ts": "what our own resource alone does",
  "test/docs/support/snippets.ts": "documents choose by themselves",
  "test/properties/": "each row of the tables runs on both: carry-out.ts",
};

test("a test file that declares members has them on either resource, or its reason not to stands here", () => {
  const without = trackedFiles()
    .filter((path) => /^(test|chaos)\/.*\.ts$/.test(path) && path !== `${HELPER}.ts`)
    .filter((path) => DECLARES_MEMBERS.test(read(path)) && !BOTH_KINDS.test(read(path)));
  const exceptions = Object.keys(EXCEPTIONS);

  expect(without.filter((path) => !exceptions.some((each) => path.startsWith(each)))).toEqual([]);
  expect(exceptions.filter((each) => !without.some((path) => path.startsWith(each)))).toEqual([]);
});
