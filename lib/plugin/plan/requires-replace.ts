import type { AttributePath } from "../diagnostics";
import type { Schema } from "../schema/model";
import { attributeShape } from "../schema/shape";
import { sameValue } from "../values/compare";
import type { ObjectValue } from "../values/value";

/** The paths of attributes that were declared with `requiresReplace` and differ between state and plan. */
export function replacedAttributes(
  schema: Schema,
  prior: ObjectValue,
  planned: ObjectValue,
): AttributePath[] {
  return Object.entries(schema.attributes)
    .filter(
      ([name, { requiresReplace, type }]) =>
        requiresReplace && !sameValue(attributeShape(type), prior[name], planned[name]),
    )
    .map(([name]) => [name]);
}
