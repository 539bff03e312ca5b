import { decimal, number, required, schema } from "../../../lib/plugin";
import { decodeObject, encodeObject } from "../../../lib/plugin/values/dynamic-value";
import { toMsgpack } from "../../../lib/plugin/values/msgpack";
import { PrivateState } from "../../../lib/plugin/values/private-state";
import type { Value } from "../../../lib/plugin/values/value";

const DESCRIPTION = { description: "A number." };
const ordinary = schema({ description: "One.", attributes: { v: required(number(), DESCRIPTION) } });
const exact = schema({ description: "One.", attributes: { v: required(decimal(), DESCRIPTION) } });

const read = (type: typeof ordinary | typeof exact, wire: unknown): unknown =>
  decodeObject(type, { msgpack: toMsgpack({ v: wire }), json: new Uint8Array() })?.v;
/** What a decimal reads of what was written. */
function write(type: typeof ordinary | typeof exact, v: unknown): unknown {
  const { msgpack = new Uint8Array() } = encodeObject(type, { v: v as Value });
  return decodeObject(exact, { msgpack, json: new Uint8Array() })?.v;
}

test.each<[string, unknown, unknown]>([
  ["an integer", 7, 7],
  ["an integer as text", "7", 7],
  ["an integer with a fraction of zeros", "7.000", 7],
  ["an integer with a power", "12e3", 12_000],
  ["an integer of more than 53 bits", "9007199254740993", 9_007_199_254_740_993n],
  ["a double beyond them", 2 ** 60, 1_152_921_504_606_846_976n],
  ["a short fraction", "0.1", 0.1],
  ["a long fraction", "0.10000000000000000001", "0.10000000000000000001"],
  ["a small fraction", "-0.0000000000000000000123456789", -1.23456789e-20],
  ["a double that is a short fraction", 0.25, 0.25],
  // As text it would be 0.1, which is another number.
  ["a double that is a long fraction", 0.1, "0.1000000000000000055511151231257827021181583404541015625"],
  ["nothing but a sign", "-0", 0],
])("a decimal that comes as %s", (_kind, wire, value) => {
  expect(read(exact, wire)).toBe(value);
});

test.each<[unknown, string]>([
  ["", "is not a number"],
  ["1,5", "is not a number"],
  ["0x10", "is not a number"],
  ["1e999999999", "is not a number"],
  [Number.POSITIVE_INFINITY, "is not a number"],
  [true, "is not a number"],
])("%p is no number", (wire, problem) => {
  expect(() => read(exact, wire)).toThrow(problem);
  expect(() => read(ordinary, wire)).toThrow(problem);
});

test("a decimal goes out in whatever form it is returned, and is refused where it is none", () => {
  expect(write(exact, 10n ** 40n)).toBe(10n ** 40n);
  expect(write(exact, "1.50")).toBe(1.5);
  expect(write(exact, 1e-9)).toBe(1e-9);
  expect(() => write(exact, 2 ** 60)).toThrow("return a bigint of a decimal()");
  expect(() => write(exact, NaN)).toThrow("is not a number");
  expect(() => write(exact, "many")).toThrow("is not a number");
});

test("an ordinary number is refused where it would be rounded", () => {
  expect(() => read(ordinary, "9007199254740993")).toThrow("whole numbers are kept up to 9007199254740991");
  expect(() => read(ordinary, "0.12345678901234567")).toThrow("has more digits than are kept exactly");
  expect(() => write(ordinary, 5n)).toThrow("is not a number");
});

test("private state is kept as JSON, the last one counts, and none is none", () => {
  const privateState = new PrivateState(Buffer.from('{"a":1}'));
  expect(privateState.value).toEqual({ a: 1 });
  privateState.set({ a: 2 });
  expect([privateState.value, Buffer.from(privateState.bytes).toString()]).toEqual([{ a: 2 }, '{"a":2}']);
  privateState.set(undefined);
  expect([privateState.value, privateState.bytes.length]).toEqual([null, 0]);
  expect(new PrivateState().value).toBeNull();
});
