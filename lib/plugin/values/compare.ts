import type { Block, Schema } from "../schema/schema";
import type { AttributeType } from "../schema/types";
import { isUnknown } from "./unknown";
import { isObjectValue } from "./value";
import type { ObjectValue, Value } from "./value";

/** Whether two values of a type are the same; the order of sets carries no meaning. An unknown equals an unknown. */
export function sameValue(type: AttributeType, left: Value | undefined, right: Value | undefined): boolean {
  return valueKey(type, left) === valueKey(type, right);
}

export function sameBlock(block: Block, left: Value | undefined, right: Value | undefined): boolean {
  return blockKey(block, left) === blockKey(block, right);
}

export function sameObject(schema: Schema, left: ObjectValue, right: ObjectValue): boolean {
  return (
    Object.entries(schema.attributes).every(([name, { type }]) => sameValue(type, left[name], right[name])) &&
    Object.entries(schema.blocks).every(([name, block]) => sameBlock(block, left[name], right[name]))
  );
}

/** Text that two values share exactly when they are the same. Its parts cannot be confused: leaves are JSON. */
function valueKey(type: AttributeType, value: Value | undefined): string {
  if (isUnknown(value)) {
    return "unknown";
  }
  if (value === null || value === undefined) {
    return "null";
  }
  if (Array.isArray(value) && "element" in type) {
    return listKey(type.kind === "set", value, (item) => valueKey(type.element, item));
  }
  if (isObjectValue(value) && (type.kind === "map" || type.kind === "object")) {
    const typeOf = (key: string): AttributeType | undefined =>
      "element" in type ? type.element : type.attributes[key];
    return recordKey(value, typeOf, valueKey);
  }
  return JSON.stringify(value);
}

function blockKey(block: Block, value: Value | undefined): string {
  if (Array.isArray(value)) {
    return listKey(block.nesting === "set", value, (item) => blockKey(block, item));
  }
  return isObjectValue(value)
    ? recordKey(value, (key) => block.attributes[key]?.type, valueKey)
    : valueKey({ kind: "string" }, value);
}

function listKey(unordered: boolean, items: readonly Value[], key: (item: Value) => string): string {
  const keys = items.map(key);
  return `[${(unordered ? [...new Set(keys)].sort() : keys).join(",")}]`;
}

function recordKey(
  record: ObjectValue,
  typeOf: (key: string) => AttributeType | undefined,
  key: (type: AttributeType, value: Value | undefined) => string,
): string {
  const parts = Object.keys(record)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${key(typeOf(name) ?? { kind: "string" }, record[name])}`);
  return `{${parts.join(",")}}`;
}
