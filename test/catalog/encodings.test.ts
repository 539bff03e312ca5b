import { loadCatalog } from "../../lib/catalog/load";
import { faultsIn, writeFiles } from "./support";

const TABLE = "key,displayName,tags.owner\npayments,payments-prod,\u652f\u4ed8\n";

/** The same table as a spreadsheet on a Chinese Windows saves it. */
const GBK = Buffer.concat([
  Buffer.from("key,displayName,tags.owner\npayments,payments-prod,"),
  Buffer.from([0xd6, 0xa7, 0xb8, 0xb6]),
  Buffer.from("\n"),
]);

test.each([
  ["UTF-8", Buffer.from(TABLE)],
  ["UTF-8 with a mark", Buffer.from(`\ufeff${TABLE}`)],
  ["UTF-16 of little ends, with a mark", Buffer.from(`\ufeff${TABLE}`, "utf16le")],
  ["UTF-16 of big ends, with a mark", Buffer.from(`\ufeff${TABLE}`, "utf16le").swap16()],
])("a file in %s is read", (_name, bytes) => {
  const { rows, faults } = loadCatalog(writeFiles({ "members.csv": bytes }));

  expect(faults).toEqual([]);
  expect(rows).toMatchObject([{ key: "payments", tags: { owner: "\u652f\u4ed8" } }]);
});

test("YAML that is nested without end is a fault where it gets too deep", () => {
  const text = `members: ${"[".repeat(20_000)}${"]".repeat(20_000)}`;

  expect(faultsIn({ "members.yaml": text })).toContainEqual(
    expect.stringMatching(/^members\.yaml:1:\d+ is nested too deeply for a catalog\.$/),
  );
});

test("a file in another encoding is refused, instead of read with damaged names", () => {
  expect(faultsIn({ "members.csv": GBK })).toEqual([expect.stringContaining("members.csv:1:1 is no UTF-8")]);
});

test.each([
  ["members.json", (depth: number) => "[".repeat(depth) + "]".repeat(depth)],
  ["tagged.json", (depth: number) => `{"members":{"a":${'{"b":'.repeat(depth)}1${"}".repeat(depth + 2)}`],
  ["members.yaml", (depth: number) => `members: ${"[".repeat(depth)}${"]".repeat(depth)}`],
  ["tagged.yaml", (depth: number) => `members:\n  a:\n    tags: ${"{b: ".repeat(depth)}`],
  ["listed.yaml", (depth: number) => `members:\n  ${"- ".repeat(depth)}a`],
])("a file that is nested without end is a fault: %s", (name, textOf) => {
  expect(faultsIn({ [name]: textOf(200_000) })).toEqual([`${name}:1:1 is nested too deeply for a catalog.`]);
});

test("brackets and dashes of texts are no levels of a catalog", () => {
  const note = "[{- ".repeat(500);
  const rows = Array.from(
    { length: 150 },
    (_, i) => `  - {key: k${i}, displayName: name-${i}, previousKeys: [old-${i}]}`,
  );
  const text = `members:\n${rows.join("\n")}\n  - key: invited\n    invitation: {target: "1772422852740000", note: "${note}"}\n`;

  expect(loadCatalog(writeFiles({ "members.yaml": text })).rows).toHaveLength(151);
});

test.each([[""], ["\n\n"], ["\ufeff"]])("a table without a row of names is no table: %j", (text) => {
  expect(faultsIn({ "members.csv": text })).toEqual([
    "members.csv:1:1 has no row of names on top: begin with one, such as key,displayName.",
  ]);
});
