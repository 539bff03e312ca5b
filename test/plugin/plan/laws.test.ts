import {
  computed,
  list,
  map,
  number,
  object,
  optional,
  optionalComputed,
  required,
  schema,
  set,
  string,
  UNKNOWN,
  isUnknown,
} from "../../../lib/plugin";
import { findInconsistencies } from "../../../lib/plugin/plan/consistency";
import { planFromProposal } from "../../../lib/plugin/plan/propose";
import { replacedAttributes } from "../../../lib/plugin/plan/requires-replace";
import { copyValue, isObjectValue, mapValues } from "../../../lib/plugin/values/value";
import type { ObjectValue, Value } from "../../../lib/plugin/values/value";

const partAttributes = {
  name: required(string(), { description: "Configured." }),
  count: optional(number(), { description: "With a default.", default: 1 }),
  serial: computed(string(), { description: "Filled in." }),
};

const thing = schema({
  description: "One attribute of every kind.",
  attributes: {
    name: required(string(), { description: "Replaces.", requiresReplace: true }),
    size: optional(number(), { description: "With a default.", default: 1 }),
    note: optional(string(), { description: "Without." }),
    color: optionalComputed(string(), { description: "Either." }),
    steps: optional(list(string()), { description: "Ordered." }),
    zones: optional(set(string()), { description: "Unordered." }),
    labels: optional(map(string()), { description: "Named." }),
    id: computed(string(), { description: "Stays.", useStateForUnknown: true }),
    endpoint: computed(string(), { description: "Moves." }),
  },
  blocks: {
    part: { nesting: "list", description: "Ordered.", attributes: partAttributes },
    spare: { nesting: "set", description: "Unordered.", attributes: partAttributes },
    box: { nesting: "single", description: "One.", attributes: partAttributes },
  },
});

/** A small generator of pseudo-random numbers, so that a failure can be repeated from its seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomConfig(seed: number): ObjectValue {
  const random = randomFrom(seed);
  const pick = <T extends Value>(...choices: T[]): T | null => choices[random(choices.length)] ?? null;
  const part = (): ObjectValue => ({
    name: pick("foot", "bulb"),
    count: pick<Value>(null, 1, 5),
    serial: null,
  });
  const parts = (): ObjectValue[] => Array.from({ length: random(3) }, part);
  return {
    name: pick("lamp", "torch"),
    size: pick<Value>(null, 1, 2.5),
    note: pick<Value>(null, "", "x"),
    color: pick<Value>(null, "red"),
    steps: pick<Value>(null, [], ["a", "b"], ["b", "a"]),
    zones: pick<Value>(null, ["a", "b"], ["b", "a"], ["b"]),
    labels: pick<Value>(null, {}, { k: "v" }),
    id: null,
    endpoint: null,
    part: parts(),
    spare: parts(),
    box: pick<Value>(null, part()),
  };
}

/** What Terraform proposes: the configuration, and the prior value of what the provider fills in. */
function propose(config: ObjectValue, prior: ObjectValue | null): ObjectValue {
  const fill = (own: ObjectValue, before: Value | undefined, names: readonly string[]): ObjectValue => ({
    ...own,
    ...Object.fromEntries(
      names.map((name) => [name, own[name] ?? (isObjectValue(before) ? (before[name] ?? null) : null)]),
    ),
  });
  const inBlock = (items: Value | undefined, before: Value | undefined): Value[] =>
    (Array.isArray(items) ? items : []).map((item, index) =>
      isObjectValue(item)
        ? fill(item, Array.isArray(before) ? before[index] : undefined, ["count", "serial"])
        : item,
    );
  return {
    ...fill(config, prior ?? undefined, ["size", "color", "id", "endpoint"]),
    part: inBlock(config.part, prior?.part),
    spare: inBlock(config.spare, prior?.spare),
    box: isObjectValue(config.box) ? fill(config.box, prior?.box, ["count", "serial"]) : null,
  };
}

/** What an apply makes of a plan. */
function applied(plan: Value): Value {
  if (isUnknown(plan)) {
    return "made";
  }
  return Array.isArray(plan) ? plan.map(applied) : isObjectValue(plan) ? mapValues(plan, applied) : plan;
}

const asObject = (value: Value): ObjectValue => (isObjectValue(value) ? value : {});
const SEEDS = Array.from({ length: 200 }, (_unused, index) => index + 1);

test("an apply can be consistent with its plan, and the plan after it is empty", () => {
  for (const seed of SEEDS) {
    const config = randomConfig(seed);
    const plan = planFromProposal(thing, propose(config, null), config, null);
    const state = asObject(applied(plan));

    const next = planFromProposal(thing, propose(config, state), config, state);

    expect({ seed, broken: findInconsistencies(thing, plan, state) }).toEqual({ seed, broken: [] });
    expect({ seed, next }).toEqual({ seed, next: state });
  }
});

test("a plan changes nothing that the user configured", () => {
  for (const seed of SEEDS) {
    const [before, config] = [randomConfig(seed), randomConfig(seed + 1000)];
    const prior = asObject(applied(planFromProposal(thing, propose(before, null), before, null)));

    const plan = planFromProposal(thing, propose(config, prior), config, prior);

    for (const name of Object.keys(thing.attributes).filter((key) => config[key] !== null)) {
      expect({ seed, name, value: plan[name] }).toEqual({ seed, name, value: config[name] });
    }
    expect({ seed, id: plan.id }).toEqual({ seed, id: "made" });
  }
});

test("an update is computed anew exactly when something differs", () => {
  for (const seed of SEEDS) {
    const [before, config] = [randomConfig(seed), randomConfig(seed + 1000)];
    const prior = asObject(applied(planFromProposal(thing, propose(before, null), before, null)));

    const plan = planFromProposal(thing, propose(config, prior), config, prior);
    const kept = plan.endpoint === "made";

    expect({ seed, broken: findInconsistencies(thing, plan, prior).length === 0 }).toEqual({
      seed,
      broken: kept,
    });
  }
});

test("an update marks what is computed in every block, in sets as well", () => {
  const spare = { name: "foot", count: 1, serial: "made" };
  const config = { ...randomConfig(1), size: 1, spare: [{ ...spare, serial: null }] };
  const prior = {
    ...asObject(applied(planFromProposal(thing, propose(config, null), config, null))),
    spare: [spare],
  };
  const changed = { ...config, size: 2.5 };

  const plan = planFromProposal(thing, { ...propose(changed, prior), spare: [spare] }, changed, prior);

  expect(plan.spare).toEqual([{ ...spare, serial: UNKNOWN }]);
});

test("planning leaves what it was given as it was", () => {
  const config = randomConfig(7);
  const proposed = propose(config, null);
  const before = copyValue(proposed);

  planFromProposal(thing, proposed, config, null);

  expect(proposed).toEqual(before);
});

describe("replacement", () => {
  const replacing = schema({
    description: "Blocks whose content replaces.",
    attributes: {
      name: required(string(), { description: "Does not." }),
      pairs: optional(
        map(object({ key: required(string(), { description: "Does.", requiresReplace: true }) })),
        { description: "Named." },
      ),
    },
    blocks: {
      one: {
        nesting: "single",
        description: "One.",
        attributes: { key: required(string(), { description: "Does.", requiresReplace: true }) },
        blocks: {
          inner: {
            nesting: "list",
            description: "Within.",
            attributes: { key: required(string(), { description: "Does.", requiresReplace: true }) },
          },
        },
      },
      free: {
        nesting: "single",
        description: "Free.",
        attributes: { key: required(string(), { description: "Does not." }) },
      },
      many: {
        nesting: "list",
        description: "Many.",
        attributes: { key: required(string(), { description: "Does.", requiresReplace: true }) },
      },
      any: {
        nesting: "set",
        description: "Any.",
        attributes: { key: required(string(), { description: "Does.", requiresReplace: true }) },
      },
    },
  });
  const prior: ObjectValue = {
    name: "a",
    pairs: { a: { key: "1" }, b: null },
    one: { key: "1", inner: [{ key: "1" }] },
    free: { key: "1" },
    many: [{ key: "1" }, { key: "2" }],
    any: [{ key: "1" }, { key: "2" }],
  };

  test.each<[string, ObjectValue, unknown]>([
    ["nothing for what does not replace", { name: "b" }, []],
    ["the attribute in a single block", { one: { key: "2", inner: [{ key: "1" }] } }, [["one", "key"]]],
    ["the block that goes", { one: null }, [["one"]]],
    ["the element of a list", { many: [{ key: "1" }, { key: "x" }] }, [["many", 1, "key"]]],
    ["the list whose length changes", { many: [{ key: "1" }] }, [["many"]]],
    ["nothing for a set in another order", { any: [{ key: "2" }, { key: "1" }] }, []],
    ["the set, into which no path leads", { any: [{ key: "2" }, { key: "x" }] }, [["any"]]],
    [
      "an unknown value, which may be another",
      { one: { key: UNKNOWN, inner: [{ key: "1" }] } },
      [["one", "key"]],
    ],
    ["a block that is not known", { many: UNKNOWN }, [["many"]]],
    [
      "the attribute in an element of a map",
      { pairs: { a: { key: "x" }, b: null } },
      [["pairs", "a", "key"]],
    ],
    ["the element of a map that is gone", { pairs: { a: { key: "1" }, b: { key: "1" } } }, [["pairs", "b"]]],
    ["the map with other keys", { pairs: { a: { key: "1" } } }, [["pairs"]]],
    ["the block within a block", { one: { key: "1", inner: [{ key: "x" }] } }, [["one", "inner", 0, "key"]]],
    ["nothing where nothing in it replaces", { free: { key: "x" } }, []],
  ])("names %s", (_name, change, paths) => {
    expect(replacedAttributes(replacing, prior, { ...prior, ...change })).toEqual(paths);
  });
});
