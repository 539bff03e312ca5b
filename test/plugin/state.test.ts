import {
  computed,
  keepComputed,
  list,
  map,
  number,
  object,
  optional,
  optionalComputed,
  required,
  schema,
  stateFrom,
  stateFromPlan,
  string,
  timeouts,
  UNKNOWN,
} from "../../lib/plugin";
import type { FinalPlanOf, PlanOf, StateOf } from "../../lib/plugin";

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

const text = { description: "A text." };
const lamp = schema({
  description: "A lamp.",
  attributes: {
    name: required(string(), text),
    size: optional(number(), { ...text, default: 1 }),
    color: optionalComputed(string(), text),
    id: computed(string(), text),
    bulbs: optional(list(object({ kind: required(string(), text), serial: computed(string(), text) })), text),
  },
  blocks: {
    foot: {
      nesting: "list",
      description: "Feet.",
      attributes: { width: required(number(), text), serial: computed(string(), text) },
    },
    timeouts: timeouts({ create: "Making." }),
  },
});

const PRIOR: StateOf<typeof lamp> = {
  name: "old",
  size: 1,
  color: "grey",
  id: "lamp-1",
  bulbs: [{ kind: "led", serial: "b-1" }],
  foot: [{ width: 1, serial: "f-1" }],
  timeouts: null,
};

const PLANNED: FinalPlanOf<typeof lamp> = {
  name: "new",
  size: 2,
  color: UNKNOWN,
  id: UNKNOWN,
  bulbs: [
    { kind: "halogen", serial: UNKNOWN },
    { kind: "led", serial: UNKNOWN },
  ],
  foot: [{ width: 3, serial: UNKNOWN }],
  timeouts: { create: "1m" },
};

describe("a state from a plan", () => {
  test("has what is configured from the plan and what is computed from before, inside attributes and blocks too", () => {
    expect(stateFromPlan(lamp, PLANNED, PRIOR)).toEqual({
      name: "new",
      size: 2,
      color: "grey",
      id: "lamp-1",
      bulbs: [
        { kind: "halogen", serial: "b-1" },
        { kind: "led", serial: null },
      ],
      foot: [{ width: 3, serial: "f-1" }],
      timeouts: { create: "1m" },
    });
  });

  test("has null in what is computed where nothing was before", () => {
    expect(stateFromPlan(lamp, PLANNED, null)).toMatchObject({ name: "new", color: null, id: null });
  });

  test("keeps what the user wrote where the provider would fill it in", () => {
    expect(stateFromPlan(lamp, { ...PLANNED, color: "red" }, PRIOR).color).toBe("red");
  });

  test("does not change when the plan or the prior state is changed later", () => {
    const [planned, prior] = [structuredClone(PLANNED), structuredClone(PRIOR)];
    const state = stateFromPlan(lamp, { ...planned, id: UNKNOWN }, prior);

    Object.assign(prior.bulbs?.[0] ?? {}, { serial: "changed" });

    expect(state.bulbs?.[0]?.serial).toBe("b-1");
  });

  test("is typed by its schema", () => {
    const refused = (): void => {
      // @ts-expect-error a plan in which configured values may be unknown makes no state
      stateFromPlan(lamp, PLANNED as PlanOf<typeof lamp>, PRIOR);
      // @ts-expect-error a state of another schema
      stateFromPlan(lamp, PLANNED, stateFrom(thing, { name: "a" }));
    };

    expect(refused).toBeInstanceOf(Function);
  });
});

test("a plan that keeps what is computed leaves alone what is configured, known or not", () => {
  const planned: PlanOf<typeof lamp> = {
    ...structuredClone(PLANNED),
    name: UNKNOWN,
    id: UNKNOWN,
    color: UNKNOWN,
  };

  keepComputed(lamp, planned, PRIOR);

  expect(planned).toMatchObject({ name: UNKNOWN, size: 2, color: "grey", id: "lamp-1" });
});

test("an attribute that may be either is kept if it was left out, not if it was set to something unknown", () => {
  const unset = { name: null, size: null, color: null } as never;
  const kept = (config: never) => {
    const planned: PlanOf<typeof lamp> = { ...structuredClone(PLANNED), color: UNKNOWN };
    keepComputed(lamp, planned, PRIOR, config);
    return planned.color;
  };

  expect(kept(unset)).toBe("grey");
  expect(kept({ ...(unset as object), color: UNKNOWN } as never)).toBe(UNKNOWN);
});
