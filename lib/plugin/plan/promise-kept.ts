import type { AttributePath } from "../diagnostics";
import type { Schema } from "../schema/schema";
import { sameBlock, sameValue } from "../values/compare";
import { isUnknown } from "../values/unknown";
import { isObjectValue, isWhollyKnown } from "../values/value";
import type { ObjectValue, Value } from "../values/value";

/** A value that apply returned and must not have. */
export interface BrokenPromise {
  readonly path: AttributePath;
  readonly problem: string;
}

/** What apply returned may hold nothing unknown, and everything the plan knew must be unchanged. */
export function brokenPromises(schema: Schema, planned: ObjectValue, result: ObjectValue): BrokenPromise[] {
  const attributes = Object.entries(schema.attributes).flatMap(([name, { type }]) =>
    check([name], planned[name], result[name], (left, right) => sameValue(type, left, right)),
  );
  const blocks = Object.entries(schema.blocks).flatMap(([name, block]) =>
    check([name], planned[name], result[name], (left, right) => sameBlock(block, left, right)),
  );
  return [...attributes, ...blocks];
}

function check(
  path: AttributePath,
  planned: Value = null,
  result: Value = null,
  same: (left: Value, right: Value) => boolean,
): BrokenPromise[] {
  if (!isWhollyKnown(result)) {
    return [{ path, problem: "is still unknown after apply" }];
  }
  if (same(withKnown(planned, result), result)) {
    return [];
  }
  return [{ path, problem: "differs from what was planned" }];
}

/** The plan with its unknown parts filled in from the result, so that only the known ones count. */
function withKnown(planned: Value, result: Value | undefined): Value {
  if (isUnknown(planned)) {
    return result ?? null;
  }
  if (Array.isArray(planned)) {
    return planned.map((item, index) => withKnown(item, Array.isArray(result) ? result[index] : undefined));
  }
  return isObjectValue(planned) ? withKnownMembers(planned, result) : planned;
}

function withKnownMembers(planned: ObjectValue, result: Value | undefined): ObjectValue {
  const known = isObjectValue(result) ? result : {};
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => [name, withKnown(value, known[name])]),
  );
}
