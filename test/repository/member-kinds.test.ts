import { memberTestsOf } from "./member-tests";
import { read, trackedFiles } from "./repository";

/**
 * A member may be on either of two resources, and what is true of the one may be false of the other. So a test that declares
 * members runs for each of `KINDS`, or names both, `VENDORS` and `OWN`, with what differs. Why a folder, a file or a test does
 * without, by how its place begins:
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "test/acceptance/adopt.test.ts": "what is adopted by hand is tried on each in lifecycle/adoption.test.ts",
  "test/acceptance/lifecycle/folders.test.ts: folders and their member come over":
    "goes from one to the other",
  "test/acceptance/lifecycle/half-refused-create.test.ts: a create on": "one test for each",
  "test/acceptance/lifecycle/last-member.test.ts": "about the element of the vendor's provider",
  "test/acceptance/lifecycle/member-removal.test.ts: a member under ABANDON":
    "the vendor's refuses it at synth",
  "test/acceptance/lifecycle/member-replacement.test.ts: is not created anew on": "one test for each",
  "test/acceptance/lifecycle/member-replacement.test.ts: LIMIT: is not stopped on the vendor's":
    "the test after it is of our own",
  "test/acceptance/lifecycle/member-replacement.test.ts: is refused on our own":
    "the test before it is of the vendor's",
  "test/acceptance/warnings.test.ts": "about what Terraform prints",
  "test/bindings/": "about the bindings of the vendor's resource",
  "test/cli/adopt/typescript.test.ts": "code that a command writes, which chooses nothing",
  "test/constructs/addresses.test.ts: with members on": "one test for each",
  "test/constructs/catalog-part.test.ts": "parts on each are applied by lifecycle/divided-catalog.test.ts",
  "test/constructs/catalog-text.test.ts: a finding that a file accepts": "only our own accepts findings",
  "test/constructs/checks.test.ts: refuses %s with a sentence": "refused before there is a resource",
  "test/constructs/forgotten-member.test.ts: a %s override that is no list":
    "overrides of the stack, whatever it has",
  "test/constructs/forgotten-member.test.ts: keeps what Terraform is told of the vendor's":
    "about the vendor's lifecycle",
  "test/constructs/given-provider-elements.test.ts: makes none": "one test for each",
  "test/constructs/given-provider-elements.test.ts: needs none of the vendor's": "one test for each",
  "test/constructs/member-account.test.ts: a member is one account and one protection":
    "own-member.test.ts has the other",
  "test/constructs/member-account.test.ts: the protection remembers": "our own protects itself",
  "test/constructs/member-account.test.ts: DESTROY lets Terraform destroy": "about the vendor's lifecycle",
  "test/constructs/member-account.test.ts: a member that names payer and tags":
    "about the vendor's lifecycle",
  "test/constructs/member-account.test.ts: ABANDON is refused": "own-member.test.ts has the other",
  "test/constructs/member-account.test.ts: each resource of a member uses": "our own is one resource",
  "test/constructs/member-catalog.test.ts: on the resource of our own a row":
    "the next test is of the vendor's",
  "test/constructs/member-catalog.test.ts: a row that only the resource of our own":
    "the test before is of our own",
  "test/constructs/member-catalog.test.ts: folders of the vendor's":
    "about the vendor's folders, which nest alike",
  "test/constructs/member-catalog.test.ts: faults make one error":
    "about the file, before there is a resource",
  "test/constructs/member-catalog.test.ts: a key that the catalog does not have": "about the file",
  "test/constructs/own-folder.test.ts": "what our own resource alone does",
  "test/constructs/own-member.test.ts": "what our own resource alone does",
  "test/constructs/resource-directory.test.ts":
    "about which provider elements there are, and which kind is the default",
  "test/constructs/several-directories.test.ts: the only directory of a stack is found also":
    "our own is refused there: own-member.test.ts",
  "test/constructs/several-directories.test.ts: a directory with an alias that joins":
    "about a member that names none",
  "test/constructs/several-directories.test.ts: a member that has both provider elements":
    "our own has one element",
  "test/constructs/several-directories.test.ts: a member that has a provider element and":
    "an element tells no kind",
  "test/constructs/several-directories.test.ts: is told to Terraform of the vendor's":
    "about the vendor's lifecycle",
  "test/constructs/tree.test.ts: a member's name and policy reach its protection": "our own protects itself",
};

/** Where helpers declare members for tests that choose nothing. Other helpers take the kind from the test. */
const HELPERS: Readonly<Record<string, string>> = {
  "test/docs/support/snippets.ts": "documents choose by themselves",
  "test/properties/": "each row of the tables runs on both: carry-out.ts",
};

const DECLARES_MEMBERS = /new (\w+\.)?(MemberAccount|MemberCatalog)\(|MemberAccount\.forget\(/;
const KINDS_HELPER = "test/support/member-kinds.ts";
const WRITTEN = trackedFiles().filter((path) => /^(test|chaos)\/.*\.ts$/.test(path) && path !== KINDS_HELPER);

test("a test that declares members does so on either resource, or its reason not to stands here", () => {
  const ofOneKind = WRITTEN.filter((path) => path.endsWith(".test.ts")).flatMap((path) =>
    memberTestsOf(path, read(path))
      .filter(({ isOfBothKinds }) => !isOfBothKinds)
      .map(({ title }) => `${path}: ${title}`),
  );

  expectReasons(ofOneKind, EXCEPTIONS);
});

test("a helper that declares members is told the kind", () => {
  const helpers = WRITTEN.filter((path) => !path.endsWith(".test.ts"));

  expectReasons(
    helpers.filter(
      (path) => DECLARES_MEMBERS.test(read(path)) && !/from "[./]+support\/member-kinds"/.test(read(path)),
    ),
    HELPERS,
  );
});

/** Each place has its reason, and no reason is left over. */
function expectReasons(places: readonly string[], reasons: Readonly<Record<string, string>>): void {
  const beginnings = Object.keys(reasons);
  expect(places.filter((place) => !beginnings.some((each) => place.startsWith(each)))).toEqual([]);
  expect(beginnings.filter((each) => !places.some((place) => place.startsWith(each)))).toEqual([]);
}

describe("what counts as a test of both kinds", () => {
  test.each([
    [
      "each of KINDS that it uses",
      "test.each(KINDS)('t', (kind) => { new MemberAccount(stackOn(kind), 'm'); });",
      true,
    ],
    [
      "each of KINDS around it",
      "describe.each(KINDS)('d', ({ members }) => { test('t', () => { on(members, new MemberAccount()); }); });",
      true,
    ],
    [
      "what is made before each test",
      "describe.each(KINDS)('d', (kind) => { let s; beforeEach(() => { s = stackOn(kind); }); test('t', () => { new MemberAccount(s, 'm'); }); });",
      true,
    ],
    ["both names", "test('t', () => { payments(VENDORS); payments(OWN); });", true],
    [
      "each of KINDS that it does not use",
      "test.each(KINDS)('t', () => { new MemberAccount(stackWithProviders(), 'm'); });",
      false,
    ],
    [
      "one name, the other being imported for another test",
      "test('t', () => { payments(OWN); }); test('u', () => VENDORS);",
      false,
    ],
    [
      "no kind, by a function of the file",
      "function code(s) { new MemberAccount(s, 'm'); } test('t', () => { synthesize(code); });",
      false,
    ],
  ])("%s", (_, text, isOfBothKinds) => {
    expect(memberTestsOf("some.test.ts", text)).toEqual([{ title: "t", isOfBothKinds }]);
  });
});
