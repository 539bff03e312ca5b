import { required, schema } from "../../../lib/plugin";
import type { Schema } from "../../../lib/plugin";
import { readObject } from "../../../lib/plugin/values/conform";
import { decodeObject, encodeObject, parseExactJson } from "../../../lib/plugin/values/dynamic-value";
import type { ObjectValue } from "../../../lib/plugin/values/value";
import { forRandomCases } from "../support/random";
import { randomConfig, randomSchema, randomType, randomValue } from "../support/random-values";

const CASES = 10_000;

function throughTheWire(type: Schema, value: ObjectValue): unknown {
  const { msgpack = new Uint8Array() } = encodeObject(type, value);
  return decodeObject(type, { msgpack, json: new Uint8Array() });
}

/** As Terraform writes a state: numbers in full, whatever their size. */
function stateJson(value: unknown): string {
  const bare = (_key: string, part: unknown): unknown => (typeof part === "bigint" ? `#${part}#` : part);
  return JSON.stringify(value, bare).replace(/"#(-?\d+)#"|"(-?\d+\.\d{20,})"/g, "$1$2");
}

test(`any value of any type comes back from the wire as it went (${CASES} cases)`, () => {
  forRandomCases(CASES, (random, size) => {
    const type = randomType(random, size);
    const one = schema({ description: "One.", attributes: { v: required(type, { description: "Any." }) } });
    const value = { v: randomValue(random, type, { nulls: 5, unknowns: 15 }) };

    expect(throughTheWire(one, value)).toEqual(value);
  });
});

test("any object of any schema comes back from the wire as it went", () => {
  forRandomCases(2_000, (random, size) => {
    const type = randomSchema(random, size);
    const value = randomConfig(random, type, { nulls: 0, unknowns: 15 });

    expect(throughTheWire(type, value)).toEqual(value);
  });
});

test("any value comes back from a state file as it went", () => {
  forRandomCases(2_000, (random, size) => {
    const type = randomType(random, size);
    const one = schema({ description: "One.", attributes: { v: required(type, { description: "Any." }) } });
    const value = { v: randomValue(random, type, { nulls: 5, unknowns: 0 }) };

    expect(readObject(one, parseExactJson(Buffer.from(stateJson(value))))).toEqual(value);
  });
});
