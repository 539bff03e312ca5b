import { partShape } from "../schema/shape";
import type { Shape } from "../schema/shape";
import { isUnknown } from "./unknown";
import { isObjectValue, isWhollyKnown } from "./value";
import type { Value } from "./value";

/** Whether two values are the same; the order of sets carries no meaning. An unknown equals an unknown. */
export function sameValue(
  shape: Shape | undefined,
  left: Value | undefined,
  right: Value | undefined,
): boolean {
  return keyOf(shape, left) === keyOf(shape, right);
}

/** Whether `result` is `planned` in everything that the plan knew. */
export function fulfils(
  shape: Shape | undefined,
  planned: Value | undefined,
  result: Value | undefined,
): boolean {
  if (isUnknown(planned)) {
    return true;
  }
  if (planned === undefined || isWhollyKnown(planned)) {
    return sameValue(shape, planned, result);
  }
  if (Array.isArray(planned) && Array.isArray(result)) {
    const element = partShape(shape, 0);
    return shape?.kind === "set"
      ? fulfilsSet(element, planned, result)
      : planned.length === result.length &&
          planned.every((item, index) => fulfils(element, item, result[index]));
  }
  return (
    isObjectValue(planned) &&
    isObjectValue(result) &&
    Object.keys({ ...planned, ...result }).every((key) =>
      fulfils(partShape(shape, key), planned[key], result[key]),
    )
  );
}

/** Two unknown elements may turn out the same, so a set may shrink; it does not grow. */
function fulfilsSet(
  element: Shape | undefined,
  planned: readonly Value[],
  result: readonly Value[],
): boolean {
  return (
    result.length <= planned.length &&
    planned.every((item) => result.some((candidate) => fulfils(element, item, candidate)))
  );
}

/** Text that two values share exactly when they are the same. Its parts cannot be confused: leaves are JSON. */
function keyOf(shape: Shape | undefined, value: Value | undefined): string {
  if (isUnknown(value)) {
    return "unknown";
  }
  if (Array.isArray(value)) {
    const element = partShape(shape, 0);
    const keys = value.map((item) => keyOf(element, item));
    return `[${(shape?.kind === "set" ? [...new Set(keys)].sort() : keys).join(",")}]`;
  }
  if (isObjectValue(value)) {
    const names = Object.keys(value).sort();
    const members = names.map(
      (name) => `${JSON.stringify(name)}:${keyOf(partShape(shape, name), value[name])}`,
    );
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}
