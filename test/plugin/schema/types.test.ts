import {
  bool,
  computed,
  list,
  map,
  number,
  object,
  optional,
  optionalComputed,
  required,
  schema,
  string,
  timeouts,
} from "../../../lib/plugin";
import type { ConfigOf, FinalPlanOf, PlanOf, StateOf, Unknown } from "../../../lib/plugin";

type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** Holds at compile time, or the type check of the repository fails here. */
function expectTypes(..._claims: readonly true[]): void {
  expect(_claims.every(Boolean)).toBe(true);
}

const text = { description: "A text." };
const pair = object({
  key: required(string(), text),
  count: optional(number(), { ...text, default: 1 }),
  made: computed(string(), text),
});
const thing = schema({
  description: "One of everything.",
  attributes: {
    name: required(string(), text),
    place: required(string(), { ...text, nullable: true }),
    size: optional(number(), { ...text, default: 1 }),
    note: optional(string(), text),
    on: optionalComputed(bool(), text),
    zones: optional(list(string()), text),
    table: required(map(list(number())), text),
    pairs: required(list(pair), text),
    id: computed(string(), text),
  },
  blocks: {
    part: {
      nesting: "list",
      description: "Parts.",
      attributes: { name: required(string(), text), made: computed(string(), text) },
    },
    spare: {
      nesting: "set",
      description: "Spare parts.",
      attributes: { name: optional(string(), text) },
    },
    timeouts: timeouts({ create: "Create." }),
  },
});
type State = StateOf<typeof thing>;
type Plan = PlanOf<typeof thing>;
type FinalPlan = FinalPlanOf<typeof thing>;
type Config = ConfigOf<typeof thing>;

test("a state is wholly known, and null only where something may be unset", () => {
  expect(Object.keys(thing.blocks)).toEqual(["part", "spare", "timeouts"]);
  expectTypes(
    true satisfies Same<State["name"], string>,
    true satisfies Same<State["place"], string | null>,
    true satisfies Same<State["size"], number>,
    true satisfies Same<State["note"], string | null>,
    true satisfies Same<State["on"], boolean | null>,
    true satisfies Same<State["zones"], readonly string[] | null>,
    true satisfies Same<State["table"], Readonly<Record<string, readonly number[]>>>,
    true satisfies Same<State["pairs"], readonly { key: string; count: number; made: string | null }[]>,
    true satisfies Same<State["part"][number]["made"], string | null>,
    true satisfies Same<State["spare"], readonly { name: string | null }[]>,
    true satisfies Same<NonNullable<State["timeouts"]>["create"], string | null>,
  );
});

test("in a plan any value may be unknown, its parts and whole blocks as well", () => {
  expectTypes(
    true satisfies Same<Plan["name"], string | Unknown>,
    true satisfies Same<Plan["size"], number | Unknown>,
    true satisfies Same<Plan["zones"], readonly (string | Unknown)[] | Unknown | null>,
    true satisfies Same<Extract<Plan["part"], Unknown>, Unknown>,
    true satisfies Same<Extract<Plan["timeouts"], Unknown | null>, Unknown | null>,
    true satisfies Same<Plan["id"], string | Unknown | null>,
  );
});

test("apply knows all that the user wrote", () => {
  expectTypes(
    true satisfies Same<FinalPlan["name"], string>,
    true satisfies Same<FinalPlan["place"], string | null>,
    true satisfies Same<FinalPlan["size"], number>,
    true satisfies Same<FinalPlan["on"], boolean | Unknown | null>,
    true satisfies Same<FinalPlan["id"], string | Unknown | null>,
    true satisfies Same<FinalPlan["pairs"][number]["made"], string | Unknown | null>,
    true satisfies Same<FinalPlan["part"][number]["name"], string>,
    true satisfies Same<FinalPlan extends Plan ? true : false, true>,
  );
});

test("a configuration has no defaults and nothing computed", () => {
  expectTypes(
    true satisfies Same<Config["size"], number | Unknown | null>,
    true satisfies Same<Config["place"], string | Unknown | null>,
    true satisfies Same<Config["id"], null>,
  );
});

test("what is not offered cannot be written", () => {
  const refused = (): void => {
    // @ts-expect-error objects lie in lists
    map(pair);
    // @ts-expect-error objects lie in lists
    optional(pair, text);
    // @ts-expect-error objects lie directly in a list
    list(list(pair));
    // @ts-expect-error what is computed has no default
    computed(string(), { ...text, default: "a" });
    // @ts-expect-error a default is of the attribute's type
    optional(number(), { ...text, default: "1" });
    // @ts-expect-error a check gets the attribute's type
    required(number(), { ...text, validate: (value: string) => value });
  };

  expect(refused).toBeInstanceOf(Function);
});
