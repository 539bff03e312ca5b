import { isUnknown } from "./unknown";
import type { Unknown } from "./unknown";

/** A value of any Terraform type inside the runtime. Lists and sets are arrays, maps and objects are records. */
export type Value = null | Unknown | string | number | boolean | Value[] | ObjectValue;

/** A state, plan or configuration, or an object in one. */
export interface ObjectValue {
  [name: string]: Value;
}

export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isUnknown(value);
}

/** Whether nothing in it is unknown. */
export function isWhollyKnown(value: Value): boolean {
  return children(value).every(isWhollyKnown) && !isUnknown(value);
}

function children(value: Value): Value[] {
  return Array.isArray(value) ? value : isObjectValue(value) ? Object.values(value) : [];
}

/** A copy with null in every place that is unknown. */
export function unknownToNull<T extends Value>(value: T): T;
export function unknownToNull(value: Value): Value {
  if (isUnknown(value)) {
    return null;
  }
  if (Array.isArray(value)) {
    return value.map((item) => unknownToNull(item));
  }
  return isObjectValue(value) ? mapValues(value, (item) => unknownToNull(item)) : value;
}

/** A copy that can be changed: records and arrays are new, unknown values stay the ones that came. */
export function copyValue<T extends Value>(value: T): T;
export function copyValue(value: Value): Value {
  if (Array.isArray(value)) {
    return value.map((item) => copyValue(item));
  }
  return isObjectValue(value) ? mapValues(value, (item) => copyValue(item)) : value;
}

export function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  convert: (value: A, key: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, convert(value, key)]));
}
