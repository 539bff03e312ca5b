import type { AttributePath } from "../diagnostics";
import { objectType } from "../schema/object-type";
import type { Schema } from "../schema/schema";
import { fulfils } from "../values/compare";
import { isWhollyKnown } from "../values/value";
import type { ObjectValue } from "../values/value";

/** A value that apply returned and must not have. */
export interface BrokenPromise {
  readonly path: AttributePath;
  readonly problem: string;
}

/** What apply returned may hold nothing unknown, and everything the plan knew must be unchanged. */
export function brokenPromises(schema: Schema, planned: ObjectValue, result: ObjectValue): BrokenPromise[] {
  const type = objectType(schema);
  const types = type.kind === "object" ? type.attributes : {};
  return Object.entries(types).flatMap(([name, member]) => {
    if (!isWhollyKnown(result[name] ?? null)) {
      return [{ path: [name], problem: "is still unknown after apply" }];
    }
    return fulfils(member, planned[name], result[name] ?? null)
      ? []
      : [{ path: [name], problem: "differs from what was planned" }];
  });
}
