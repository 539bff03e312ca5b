import { list, map, number, object, optional, required, schema, stateFrom, string, timeouts } from "../../../lib/plugin";

const thing = schema({
  description: "A thing.",
  attributes: {
    name: required(string(), { description: "Its name." }),
    size: optional(number(), { description: "Its size.", default: 3 }),
    labels: optional(map(string()), { description: "Labels.", default: { made: "here" } }),
    parts: optional(list(object({ kind: required(string(), { description: "Kind." }) })), {
      description: "Parts.",
    }),
  },
  blocks: {
    edge: { nesting: "list", description: "Edges.", attributes: {} },
    timeouts: timeouts({ create: "Making." }),
  },
});

test("what is not known is null, or its default, or no block at all", () => {
  expect(stateFrom(thing, { name: "a" })).toEqual({
    name: "a",
    size: 3,
    labels: { made: "here" },
    parts: null,
    edge: [],
    timeouts: null,
  });
});

test("what is known stands for itself", () => {
  expect(stateFrom(thing, { name: "a", size: 1, parts: [{ kind: "leg" }] })).toMatchObject({
    size: 1,
    parts: [{ kind: "leg" }],
  });
});

test("a state can be changed without changing the default of the next one", () => {
  const { labels } = stateFrom(thing, { name: "a" });
  (labels as Record<string, string>).made = "there";

  expect(stateFrom(thing, { name: "b" }).labels).toEqual({ made: "here" });
});

test("the compiler wants what the user must set, and refuses what is of another type", () => {
  // @ts-expect-error The name is required.
  expect(() => stateFrom(thing, {})).not.toThrow();
  // @ts-expect-error A size is a number.
  expect(() => stateFrom(thing, { name: "a", size: "1" })).not.toThrow();
});
