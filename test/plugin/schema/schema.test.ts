import {
  computed,
  Diagnostics,
  parseDuration,
  required,
  schema,
  string,
  timeouts,
  UNKNOWN,
} from "../../../lib/plugin";
import type { Attributes, Block } from "../../../lib/plugin";

const text = required(string(), { description: "A text." });
const made = computed(string(), { description: "Made." });

const setOf = (attributes: Attributes, blocks: Readonly<Record<string, Block>> = {}): Block => ({
  nesting: "set",
  description: "A set.",
  attributes,
  blocks,
});

describe("a schema is refused, naming the attribute,", () => {
  test.each<[string, { attributes: Attributes; blocks?: Readonly<Record<string, Block>> }, RegExp]>([
    ["whose name is no identifier", { attributes: { "some-name": text } }, /"some-name" must be lower case/],
    ["with a name twice", { attributes: { part: text }, blocks: { part: setOf({}) } }, /"part" is both/],
    [
      "with something filled in in a set within a set",
      { attributes: {}, blocks: { part: setOf({}, { inner: setOf({ made }) }) } },
      /"part\.inner\.made" is filled in/,
    ],
  ])("%s", (_what, definition, problem) => {
    expect(() => schema({ description: "Wrong.", ...definition })).toThrow(problem);
  });
});

test("something filled in may stand in a set", () => {
  expect(() => schema({ description: "Fine.", attributes: {}, blocks: { set: setOf({ made }) } })).not.toThrow();
});

test.each([
  ["90s", 90_000],
  ["1h30m", 5_400_000],
  ["500ms", 500],
  ["1.5m", 90_000],
])("the duration %s has %d milliseconds", (duration, milliseconds) => {
  expect(parseDuration(duration)).toBe(milliseconds);
});

test.each(["", "soon", "10", "-5s", "1d"])('"%s" is no duration', (duration) => {
  expect(() => parseDuration(duration)).toThrow(/is not a duration: write numbers with units/);
  expect(timeouts({ create: "Until it is there." }).attributes.create.validate?.(duration)).toBeDefined();
});

test("messages are kept once, and errors are told from warnings", () => {
  const diagnostics = new Diagnostics();
  diagnostics.warning("Odd", "It is odd.", ["name"]);
  diagnostics.warning("Odd", "It is odd.", ["name"]);

  expect(diagnostics.hasErrors).toBe(false);
  diagnostics.error("Wrong", "It is wrong.");

  expect(diagnostics.all.map(({ summary }) => summary)).toEqual(["Odd", "Wrong"]);
  expect(diagnostics.hasErrors).toBe(true);
});

test("an unknown value prints as Terraform prints it", () => {
  expect(String(UNKNOWN)).toBe("(known after apply)");
});
