import type { AttributePath } from "../diagnostics";
import type { Schema } from "../schema/model";
import { shapeOf } from "../schema/shape";
import { fulfils } from "../values/compare";
import { isWhollyKnown } from "../values/value";
import type { ObjectValue } from "../values/value";

/** A value that apply returned and must not have. */
export interface Inconsistency {
  readonly path: AttributePath;
  readonly problem: string;
}

/**
 * What apply returned may hold nothing unknown, and everything the plan knew must be unchanged.
 *
 * @param legacy As the older SDK was allowed to: only unknown values count.
 */
export function findInconsistencies(
  schema: Schema,
  planned: ObjectValue,
  result: ObjectValue,
  legacy = false,
): Inconsistency[] {
  return Object.entries(shapeOf(schema).members).flatMap(([name, member]) => {
    if (!isWhollyKnown(result[name] ?? null)) {
      return [{ path: [name], problem: "is still unknown after apply" }];
    }
    return legacy || fulfils(member, planned[name], result[name] ?? null)
      ? []
      : [{ path: [name], problem: "differs from what was planned" }];
  });
}
