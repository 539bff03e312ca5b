import {
  isUnknown,
  list,
  map,
  number,
  required,
  schema,
  string,
  UNKNOWN,
  Unknown,
} from "../../../lib/plugin";
import { decodeObject, encodeObject } from "../../../lib/plugin/values/dynamic-value";
import { fromMsgpack, toMsgpack } from "../../../lib/plugin/values/msgpack";
import type { ObjectValue } from "../../../lib/plugin/values/value";

const PLAIN_UNKNOWN = Buffer.of(0xd4, 0, 0);
/** Extension 12 with a body of five bytes. */
const REFINED_UNKNOWN = Buffer.of(0xc7, 5, 12, 0x82, 1, 0xc2, 2, 0xa0);

/** A schema with one attribute `v` of that type. */
function having(type: Parameters<typeof required>[0]): ReturnType<typeof schema> {
  return schema({
    description: "One value.",
    attributes: { v: required(type, { description: "The value." }) },
  });
}

/** The map `{ v: … }` in msgpack. */
function msgpack(value: Buffer): { msgpack: Buffer; json: Buffer } {
  return { msgpack: Buffer.concat([Buffer.of(0x81, 0xa1), Buffer.from("v"), value]), json: Buffer.alloc(0) };
}

function read(type: Parameters<typeof required>[0], value: Buffer): unknown {
  return decodeObject(having(type), msgpack(value))?.v;
}

function written(type: Parameters<typeof required>[0], value: unknown): Buffer {
  const { msgpack: bytes } = encodeObject(having(type), { v: value } as ObjectValue);
  return Buffer.from(bytes ?? []).subarray(3);
}

describe("numbers", () => {
  test.each<[string, Buffer, number]>([
    ["small", Buffer.of(7), 7],
    ["negative", Buffer.of(0xff), -1],
    ["of 64 bits", Buffer.of(0xcf, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), Number.MAX_SAFE_INTEGER],
    ["with an exact fraction", Buffer.of(0xcb, 0x3f, 0xe0, 0, 0, 0, 0, 0, 0), 0.5],
    [
      "with a fraction that is not exact, which come as text",
      Buffer.concat([Buffer.of(0xa3), Buffer.from("0.1")]),
      0.1,
    ],
  ])("are read when %s", (_kind, bytes, value) => {
    expect(read(number(), bytes)).toBe(value);
  });

  test("that cannot be held exactly are refused", () => {
    const beyond = Buffer.of(0xcf, 0, 0x20, 0, 0, 0, 0, 0, 1);

    expect(() => read(number(), beyond)).toThrow(
      "v is too large: whole numbers are kept up to 9007199254740991",
    );
  });

  test("go out as integers, or as the decimal that the user wrote", () => {
    expect(written(number(), 7)).toEqual(Buffer.of(7));
    expect(written(number(), 0.1)).toEqual(Buffer.concat([Buffer.of(0xa3), Buffer.from("0.1")]));
    expect(() => written(number(), NaN)).toThrow("v is not a number");
    expect(() => written(number(), "7")).toThrow("v is not a number");
  });
});

describe("unknown values", () => {
  test("come and go as extension 0", () => {
    expect(read(string(), PLAIN_UNKNOWN)).toBe(UNKNOWN);
    expect(written(string(), UNKNOWN)).toEqual(PLAIN_UNKNOWN);
  });

  test("keep what Terraform knows about them, byte for byte", () => {
    const value = read(string(), REFINED_UNKNOWN);

    expect(isUnknown(value)).toBe(true);
    expect(value).toBeInstanceOf(Unknown);
    expect(written(string(), value)).toEqual(REFINED_UNKNOWN);
  });

  test("stand in lists and maps", () => {
    const one = Buffer.concat([Buffer.of(0x91), PLAIN_UNKNOWN]);
    const entry = Buffer.concat([Buffer.of(0x81, 0xa1), Buffer.from("k"), PLAIN_UNKNOWN]);

    expect(read(list(string()), one)).toEqual([UNKNOWN]);
    expect(read(map(string()), entry)).toEqual({ k: UNKNOWN });
  });
});

describe("a value that does not fit", () => {
  test("is named by its place, and not shown", () => {
    expect(() => written(list(string()), ["a", 12345])).toThrow(
      "v.1 is a value of type number where text belongs",
    );
    expect(() => written(map(string()), ["a"])).toThrow("v is a value of type list where an object belongs");
  });

  test("is refused when the schema has no such attribute", () => {
    expect(() => encodeObject(having(string()), { v: "a", w: "b" })).toThrow("w is not in the schema");
  });

  test("is null when it is missing", () => {
    const { msgpack: bytes } = encodeObject(having(string()), {});

    expect(Buffer.from(bytes ?? []).subarray(3)).toEqual(Buffer.of(0xc0));
  });
});

test("JSON is read where Terraform sends it instead of msgpack", () => {
  const json = Buffer.from('{"v": ["a"]}');

  expect(decodeObject(having(list(string())), { msgpack: Buffer.alloc(0), json })).toEqual({ v: ["a"] });
});

test("no object is null in both directions", () => {
  expect(decodeObject(having(string()), { msgpack: Buffer.of(0xc0), json: Buffer.alloc(0) })).toBeNull();
  expect(decodeObject(having(string()), null)).toBeNull();
  expect(encodeObject(having(string()), null).msgpack).toEqual(Uint8Array.of(0xc0));
});

test.each([
  [{ name: "__proto__", tags: { "%": 1 } }, ["tags"]],
  [{ part: [{ name: "a" }, { labels: { "%": "x" } }] }, ["part", 1, "labels"]],
])("a key that no record may hold is refused where it stands: %j", (data, path) => {
  const bytes = Buffer.from(toMsgpack(data));
  // The encoder writes no such key either: "%" is a text of one byte, the key one of nine.
  const at = bytes.indexOf(Buffer.from([0xa1, 0x25]));
  const broken = Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from([0xa9]),
    Buffer.from("__proto__"),
    bytes.subarray(at + 2),
  ]);

  expect(() => fromMsgpack(broken)).toThrow(expect.objectContaining({ name: "ValueError", path }) as Error);
});
