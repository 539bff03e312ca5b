import type { AttributePath } from "../diagnostics";
import type { Attributes, Block, Schema } from "../schema/schema";
import type { AttributeType } from "../schema/types";
import { isUnknown } from "./unknown";
import { numberFromWire, numberToWire } from "./number";
import type { ObjectValue, Value } from "./value";

/** A value that does not fit its schema. */
export class ValueError extends Error {
  override readonly name = "ValueError";
  constructor(
    readonly path: AttributePath,
    readonly problem: string,
  ) {
    super(`${path.join(".")} ${problem}`);
  }
}

/** What differs between reading values from Terraform (or its state file) and writing them. */
interface Direction {
  readonly number: (value: unknown) => number | string;
  /** Keys that the schema does not have: a state file may hold some of an older version, a provider's answer may not. */
  readonly unlisted: "drop" | "refuse";
}

const READ: Direction = { number: numberFromWire, unlisted: "drop" };
const WRITE: Direction = { number: numberToWire, unlisted: "refuse" };

/** Data as decoded from msgpack or JSON, made to fit the schema: every attribute and block is there, null if unset. */
export function readObject(schema: Schema, data: unknown): ObjectValue | null {
  return data === null || data === undefined
    ? null
    : conformObject(READ, schema.attributes, schema.blocks, data, []);
}

/** A value that a provider returned, as data to encode. Throws {@link ValueError} where it does not fit the schema. */
export function writeObject(schema: Schema, value: ObjectValue | null): ObjectValue | null {
  return value === null ? null : conformObject(WRITE, schema.attributes, schema.blocks, value, []);
}

function conformObject(
  direction: Direction,
  attributes: Attributes,
  blocks: Readonly<Record<string, Block>>,
  data: unknown,
  path: AttributePath,
): ObjectValue {
  const record = asRecord(data, path);
  if (direction.unlisted === "refuse") {
    refuseUnlisted(record, { ...attributes, ...blocks }, path);
  }
  const result: ObjectValue = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    result[name] = conformValue(direction, attribute.type, record[name], [...path, name]);
  }
  for (const [name, block] of Object.entries(blocks)) {
    result[name] = conformBlock(direction, block, record[name], [...path, name]);
  }
  return result;
}

function conformBlock(direction: Direction, block: Block, data: unknown, path: AttributePath): Value {
  const one = (item: unknown, at: AttributePath): Value =>
    isUnknown(item) ? item : conformObject(direction, block.attributes, {}, item, at);
  if (isUnknown(data)) {
    return data;
  }
  if (block.nesting === "single") {
    return data === null || data === undefined ? null : one(data, path);
  }
  return asArray(data ?? [], path).map((item, index) => one(item, [...path, index]));
}

function conformValue(direction: Direction, type: AttributeType, data: unknown, path: AttributePath): Value {
  if (data === null || data === undefined) {
    return null;
  }
  if (isUnknown(data)) {
    return data;
  }
  switch (type.kind) {
    case "string":
      return typeof data === "string" ? data : mismatch("text", data, path);
    case "bool":
      return typeof data === "boolean" ? data : mismatch("true or false", data, path);
    case "number":
      return conformNumber(direction, data, path);
    case "list":
    case "set":
      return asArray(data, path).map((item, index) =>
        conformValue(direction, type.element, item, [...path, index]),
      );
    case "map":
      return Object.fromEntries(
        Object.entries(asRecord(data, path)).map(([key, item]) => [
          key,
          conformValue(direction, type.element, item, [...path, key]),
        ]),
      );
    case "object": {
      const record = asRecord(data, path);
      return Object.fromEntries(
        Object.entries(type.attributes).map(([name, attribute]) => [
          name,
          conformValue(direction, attribute, record[name], [...path, name]),
        ]),
      );
    }
  }
}

function conformNumber(direction: Direction, data: unknown, path: AttributePath): number | string {
  try {
    return direction.number(data);
  } catch (problem) {
    throw new ValueError(path, problem instanceof Error ? problem.message : String(problem));
  }
}

function asRecord(data: unknown, path: AttributePath): Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data)
    ? (data as Record<string, unknown>)
    : mismatch("an object", data, path);
}

function asArray(data: unknown, path: AttributePath): readonly unknown[] {
  return Array.isArray(data) ? data : mismatch("a list", data, path);
}

/** The value itself is left out: it may be a secret. */
function mismatch(wanted: string, data: unknown, path: AttributePath): never {
  throw new ValueError(
    path,
    `is a value of type ${Array.isArray(data) ? "list" : typeof data} where ${wanted} belongs`,
  );
}

function refuseUnlisted(record: object, listed: object, path: AttributePath): void {
  const unlisted = Object.keys(record).find((key) => !Object.hasOwn(listed, key));
  if (unlisted !== undefined) {
    throw new ValueError([...path, unlisted], "is not in the schema");
  }
}
