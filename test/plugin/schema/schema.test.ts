import {
  computed,
  Diagnostics,
  list,
  object,
  optional,
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

const defaulted = optional(string(), { description: "A text.", default: "a" });
const replacing = required(string(), { description: "A text.", requiresReplace: true });

const blockOf = (nesting: Block["nesting"], attributes: Attributes): { part: Block } => ({
  part: { nesting, description: "A part.", attributes },
});

describe("a schema is refused, naming the attribute,", () => {
  test.each<[string, { attributes?: Attributes; blocks?: Readonly<Record<string, Block>> }, RegExp]>([
    ["whose name is no identifier", { attributes: { "some-name": text } }, /"some-name" must be lower case/],
    ["whose block has no identifier", { blocks: { Part: blockOf("list", {}).part } }, /"Part" must be lower/],
    ["with a name twice", { attributes: { part: text }, blocks: blockOf("list", {}) }, /"part" is both/],
    [
      "with something computed in a set",
      { blocks: blockOf("set", { made }) },
      /"part\.made" is computed or has a default/,
    ],
    [
      "with a default in a set",
      { blocks: blockOf("set", { defaulted }) },
      /"part\.defaulted" is computed or has a default/,
    ],
    [
      "with something computed in a list in a set",
      { blocks: blockOf("set", { list: required(list(object({ made })), { description: "Parts." }) }) },
      /"part\.list\.made" is computed or has a default/,
    ],
    [
      "with a replacement from inside a block",
      { blocks: blockOf("single", { replacing }) },
      /"part\.replacing" requires a replacement/,
    ],
    [
      "with a replacement from inside an attribute",
      { attributes: { parts: required(list(object({ replacing })), { description: "Parts." }) } },
      /"parts\.replacing" requires a replacement/,
    ],
  ])("%s", (_what, definition, problem) => {
    expect(() => schema({ description: "Wrong.", attributes: {}, ...definition })).toThrow(problem);
  });
});

test("something filled in may stand in a list", () => {
  const blocks = blockOf("list", { made, defaulted });

  expect(() => schema({ description: "Fine.", attributes: { replacing }, blocks })).not.toThrow();
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
