import { number, required, schema } from "../../../lib/plugin";
import { decodeObject, encodeObject } from "../../../lib/plugin/values/dynamic-value";
import { toMsgpack } from "../../../lib/plugin/values/msgpack";
import { PrivateState } from "../../../lib/plugin/values/private-state";
import type { Value } from "../../../lib/plugin/values/value";

const DESCRIPTION = { description: "A number." };
const ordinary = schema({ description: "One.", attributes: { v: required(number(), DESCRIPTION) } });

const read = (wire: unknown): unknown =>
  decodeObject(ordinary, { msgpack: toMsgpack({ v: wire }), json: new Uint8Array() })?.v;
/** What is read of what was written. */
function write(v: unknown): unknown {
  const { msgpack = new Uint8Array() } = encodeObject(ordinary, { v: v as Value });
  return decodeObject(ordinary, { msgpack, json: new Uint8Array() })?.v;
}

test.each<[string, unknown, unknown]>([
  ["an integer", 7, 7],
  ["an integer as text", "7", 7],
  ["an integer with a fraction of zeros", "7.000", 7],
  ["an integer with a power", "12e3", 12_000],
  ["a short fraction", "0.1", 0.1],
  ["a small fraction", "-0.0000000000000000000123456789", -1.23456789e-20],
  ["a double that is a short fraction", 0.25, 0.25],
  ["nothing but a sign", "-0", 0],
])("a number that comes as %s", (_kind, wire, value) => {
  expect(read(wire)).toBe(value);
});

test.each<[unknown, string]>([
  ["", "is not a number"],
  ["1,5", "is not a number"],
  ["0x10", "is not a number"],
  ["1e999999999", "is not a number"],
  [Number.POSITIVE_INFINITY, "is not a number"],
  [true, "is not a number"],
])("%p is no number", (wire, problem) => {
  expect(() => read(wire)).toThrow(problem);
});

test.each([0, -7, 0.1, 1e-9, Number.MAX_SAFE_INTEGER])("%d comes back as it went out", (value) => {
  expect(write(value)).toBe(value);
});

test("what is no number, or none that is exact, does not go out", () => {
  expect(() => write(2 ** 60)).toThrow("is too large for a number");
  expect(() => write(NaN)).toThrow("is not a number");
  expect(() => write("many")).toThrow("is not a number");
});

test.each<[string, unknown, string]>([
  ["an integer of more than 53 bits", "9007199254740993", "whole numbers are kept up to 9007199254740991"],
  ["a double beyond them", 2 ** 60, "whole numbers are kept up to 9007199254740991"],
  ["a long fraction", "0.12345678901234567", "has more digits than are kept exactly"],
  // As text it would be 0.1, which is another number.
  ["a double that is a long fraction", 0.1, "has more digits than are kept exactly"],
])("%s is refused, since it would be rounded", (_kind, wire, problem) => {
  expect(() => read(wire)).toThrow(problem);
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
