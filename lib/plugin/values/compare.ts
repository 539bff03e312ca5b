import type { AttributeType } from "../schema/types";
import { isUnknown } from "./unknown";
import { isObjectValue, isWhollyKnown } from "./value";
import type { Value } from "./value";

/** Whether two values of a type are the same; the order of sets carries no meaning. An unknown equals an unknown. */
export function sameValue(type: AttributeType, left: Value | undefined, right: Value | undefined): boolean {
  return keyOf(type, left) === keyOf(type, right);
}

/** Whether `result` is `planned` in everything that the plan knew. */
export function fulfils(type: AttributeType, planned: Value | undefined, result: Value | undefined): boolean {
  if (isUnknown(planned)) {
    return true;
  }
  if (planned === undefined || isWhollyKnown(planned)) {
    return sameValue(type, planned, result);
  }
  if (Array.isArray(planned) && Array.isArray(result) && "element" in type) {
    return type.kind === "set"
      ? fulfilsSet(type.element, planned, result)
      : planned.length === result.length &&
          planned.every((item, index) => fulfils(type.element, item, result[index]));
  }
  return (
    isObjectValue(planned) &&
    isObjectValue(result) &&
    Object.keys({ ...planned, ...result }).every((key) =>
      fulfils(memberType(type, key), planned[key], result[key]),
    )
  );
}

/** Two unknown elements may turn out the same, so a set may shrink; it does not grow. */
function fulfilsSet(element: AttributeType, planned: readonly Value[], result: readonly Value[]): boolean {
  return (
    result.length <= planned.length &&
    planned.every((item) => result.some((candidate) => fulfils(element, item, candidate)))
  );
}

/** Text that two values share exactly when they are the same. Its parts cannot be confused: leaves are JSON. */
function keyOf(type: AttributeType, value: Value | undefined): string {
  if (isUnknown(value)) {
    return "unknown";
  }
  if (Array.isArray(value) && "element" in type) {
    const keys = value.map((item) => keyOf(type.element, item));
    return `[${(type.kind === "set" ? [...new Set(keys)].sort() : keys).join(",")}]`;
  }
  if (isObjectValue(value)) {
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${keyOf(memberType(type, name), value[name])}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

function memberType(type: AttributeType, key: string): AttributeType {
  const member = "element" in type ? type.element : type.kind === "object" ? type.attributes[key] : undefined;
  return member ?? { kind: "string" };
}
