import { list, map, number, string, UNKNOWN } from "../../../lib/plugin";
import { fulfils, sameValue } from "../../../lib/plugin/values/compare";
import type { Shape } from "../../../lib/plugin/schema/shape";
import type { Value } from "../../../lib/plugin/values/value";

/** As a block that is a set has it. */
const set = (element: Shape): Shape => ({ kind: "set", element });
const pair: Shape = { kind: "object", members: { tags: set(string()), name: string() } };

test.each<[string, Shape, Value, Value, boolean]>([
  ["equal lists", list(string()), ["a", "b"], ["a", "b"], true],
  ["lists in another order", list(string()), ["a", "b"], ["b", "a"], false],
  ["sets in another order", set(string()), ["a", "b"], ["b", "a"], true],
  ["sets with a repetition", set(string()), ["a", "a"], ["a"], true],
  ["maps with keys in another order", map(number()), { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ["maps of which one has less", map(number()), { a: 1 }, { a: 1, b: 2 }, false],
  ["null and an empty list", list(string()), null, [], false],
  ["null and an empty text", string(), null, "", false],
  ["a number and its text", string(), "1", 1, false],
  ["a text that looks like several", list(string()), ['a","b'], ["a", "b"], false],
  ["two unknown values", string(), UNKNOWN, UNKNOWN, true],
  ["an unknown value and the word", string(), UNKNOWN, "unknown", false],
  [
    "objects whose sets are in another order",
    pair,
    { tags: ["x", "y"], name: "n" },
    { name: "n", tags: ["y", "x"] },
    true,
  ],
])("%s", (_name, type, left, right, same) => {
  expect(sameValue(type, left, right)).toBe(same);
  expect(sameValue(type, right, left)).toBe(same);
});

describe("a plan is fulfilled", () => {
  test.each<[string, Shape, Value, Value]>([
    ["by any value for an unknown one", string(), UNKNOWN, "a"],
    ["by null for an unknown one", string(), UNKNOWN, null],
    ["by a list whose known elements stand where they stood", list(string()), [UNKNOWN, "b"], ["a", "b"]],
    ["by a set with its known elements, anywhere", set(string()), ["b", UNKNOWN], ["a", "b"]],
    ["by a set whose unknown element turned out as the known one", set(string()), ["b", UNKNOWN], ["b"]],
    ["by a map with its known entries", map(string()), { a: UNKNOWN, b: "2" }, { b: "2", a: "1" }],
  ])("%s", (_name, type, planned, result) => {
    expect(fulfils(type, planned, result)).toBe(true);
  });
});

describe("a plan is broken", () => {
  test.each<[string, Shape, Value, Value]>([
    ["by another value", string(), "a", "b"],
    ["by null for a value", string(), "a", null],
    ["by a value for null", string(), null, "a"],
    ["by a longer list", list(string()), [UNKNOWN], ["a", "b"]],
    ["by a set that lost a known element", set(string()), ["b", UNKNOWN], ["a", "c"]],
    ["by a set that grew", set(string()), ["b", UNKNOWN], ["a", "b", "c"]],
    ["by a map with one entry more", map(string()), { a: UNKNOWN }, { a: "1", b: "2" }],
    ["by something that is no list", list(string()), [UNKNOWN], null],
  ])("%s", (_name, type, planned, result) => {
    expect(fulfils(type, planned, result)).toBe(false);
  });
});
