import {
  computed,
  list,
  map,
  number,
  optional,
  optionalComputed,
  required,
  schema,
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
    labels: optional(map(string()), { description: "Named." }),
    id: computed(string(), { description: "Stays.", useStateForUnknown: true }),
    endpoint: computed(string(), { description: "Moves." }),
  },
  blocks: {
    part: { nesting: "list", description: "Ordered.", attributes: partAttributes },
    spare: {
      nesting: "set",
      description: "Unordered.",
      attributes: { name: optional(string(), { description: "Configured." }) },
    },
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
    labels: pick<Value>(null, {}, { k: "v" }),
    id: null,
    endpoint: null,
    part: parts(),
    spare: parts().map(({ name }) => ({ name: name ?? null })),
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

test("the elements of a set in another order are no change", () => {
  const config = { ...randomConfig(1), spare: [{ name: "foot" }, { name: "bulb" }] };
  const prior = asObject(applied(planFromProposal(thing, propose(config, null), config, null)));
  const turned = { ...config, spare: [...config.spare].reverse() };

  expect(planFromProposal(thing, propose(turned, prior), turned, prior)).toEqual({
    ...prior,
    spare: turned.spare,
  });
});

test("planning leaves what it was given as it was", () => {
  const config = randomConfig(7);
  const proposed = propose(config, null);
  const before = copyValue(proposed);

  planFromProposal(thing, proposed, config, null);

  expect(proposed).toEqual(before);
});

describe("replacement", () => {
  const prior: ObjectValue = {
    ...asObject(applied(planFromProposal(thing, randomConfig(1), randomConfig(1), null))),
    name: "lamp",
    size: 1,
  };

  test.each<[string, ObjectValue, unknown]>([
    ["nothing for what does not replace", { size: 2 }, []],
    ["the attribute that does", { name: "torch", size: 2 }, [["name"]]],
    ["an unknown value, which may be another", { name: UNKNOWN }, [["name"]]],
    ["a value that goes", { name: null }, [["name"]]],
  ])("names %s", (_name, change, paths) => {
    expect(replacedAttributes(thing, prior, { ...prior, ...change })).toEqual(paths);
  });
});
