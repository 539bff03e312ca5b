import type { AttributePath } from "../diagnostics";
import { nestedAttributes } from "../schema/model";
import type { AttributeType, NestedObjects, ObjectContent, PlainType, Schema } from "../schema/model";
import { numberFromWire, numberToWire } from "./number";
import { isUnknown } from "./unknown";
import { isWhollyKnown, mapValues } from "./value";
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
  return data === null || data === undefined ? null : conformObject(READ, schema, data, []);
}

/** A value that a provider returned, as data to encode. Throws {@link ValueError} where it does not fit the schema. */
export function writeObject(schema: Schema, value: ObjectValue): ObjectValue {
  return conformObject(WRITE, schema, value, []);
}

/** The state as it is; throws {@link ValueError} if something in it is unknown, which only a plan may hold. */
export function knownState(state: ObjectValue | null): ObjectValue | null {
  const unknown = Object.entries(state ?? {}).find(([, value]) => !isWhollyKnown(value));
  if (unknown !== undefined) {
    throw new ValueError([unknown[0]], "is unknown in what was returned as a state");
  }
  return state;
}

function conformObject(
  direction: Direction,
  { attributes, blocks = {} }: ObjectContent,
  data: unknown,
  path: AttributePath,
): ObjectValue {
  const record = asRecord(data, path);
  if (direction.unlisted === "refuse") {
    refuseUnlisted(record, { ...attributes, ...blocks }, path);
  }
  const result: ObjectValue = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    result[name] = conformValue(direction, attribute.type, record[name] ?? null, [...path, name]);
  }
  for (const [name, block] of Object.entries(blocks)) {
    const absent = block.nesting === "single" ? null : [];
    result[name] = conformNested(direction, block, record[name] ?? absent, [...path, name]);
  }
  return result;
}

function refuseUnlisted(record: object, listed: object, path: AttributePath): void {
  const unlisted = Object.keys(record).find((key) => !Object.hasOwn(listed, key));
  if (unlisted !== undefined) {
    throw new ValueError([...path, unlisted], "is not in the schema");
  }
}

function conformValue(direction: Direction, type: AttributeType, data: unknown, path: AttributePath): Value {
  const nested = nestedAttributes(type);
  return nested === undefined
    ? conformPlain(direction, type as PlainType, data ?? null, path)
    : conformNested(direction, nested, data, path);
}

function conformNested(
  direction: Direction,
  nested: NestedObjects,
  data: unknown,
  path: AttributePath,
): Value {
  const one = (item: unknown, at: AttributePath): Value =>
    isUnknown(item) || item === null ? item : conformObject(direction, nested, item, at);
  return nested.nesting === "single" || isUnknown(data) || data === null
    ? one(data, path)
    : asArray(data, path).map((item, index) => one(item, [...path, index]));
}

function conformPlain(direction: Direction, type: PlainType, data: unknown, path: AttributePath): Value {
  if (data === null || isUnknown(data)) {
    return data;
  }
  switch (type.kind) {
    case "string":
      return typeof data === "string" ? data : mismatch("text", data, path);
    case "bool":
      return typeof data === "boolean" ? data : mismatch("true or false", data, path);
    case "number":
      return conformNumber(direction.number, data, path);
    case "list":
      return asArray(data, path).map((item, index) =>
        conformPlain(direction, type.element, item ?? null, [...path, index]),
      );
    case "map":
      return mapValues(asRecord(data, path), (item, key) =>
        conformPlain(direction, type.element, item ?? null, [...path, key]),
      );
  }
}

function conformNumber(
  convert: (value: unknown) => number | string,
  data: unknown,
  path: AttributePath,
): number | string {
  try {
    return convert(data);
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
