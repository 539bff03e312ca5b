import type { Attribute } from "../schema/attribute";
import { objectType } from "../schema/object-type";
import type { Schema } from "../schema/schema";
import { sameValue } from "../values/compare";
import { UNKNOWN } from "../values/unknown";
import { copyValue } from "../values/value";
import type { ObjectValue, Value } from "../values/value";
import { forEachPart } from "./nested";

/**
 * Turns what Terraform proposes into the plan that a resource may refine: defaults filled in and, if that differs from
 * what exists, computed attributes marked as known after apply. Where nothing differs everything keeps its prior value.
 */
export function planFromProposal(
  schema: Schema,
  proposed: ObjectValue,
  config: ObjectValue,
  prior: ObjectValue | null,
): ObjectValue {
  const planned = copyValue(proposed);
  fillDefaults(schema, planned, config);
  if (prior === null || !sameValue(objectType(schema), planned, prior)) {
    markComputed(schema, planned, config, prior);
  }
  return planned;
}

function fillDefaults(schema: Schema, planned: ObjectValue, config: ObjectValue): void {
  forEachPart(schema, { planned, config, prior: undefined }, (attributes, part) => {
    for (const [name, attribute] of Object.entries(attributes)) {
      if (attribute.default !== undefined && isUnset(name, part.config ?? part.planned)) {
        part.planned[name] = copyValue(attribute.default as Value);
      }
    }
  });
}

function markComputed(
  schema: Schema,
  planned: ObjectValue,
  config: ObjectValue,
  prior: ObjectValue | null,
): void {
  forEachPart(schema, { planned, config, prior: prior ?? undefined }, (attributes, part) => {
    for (const [name, attribute] of Object.entries(attributes)) {
      if (isFilledIn(attribute, name, part.config ?? part.planned)) {
        const before = part.prior?.[name] ?? null;
        part.planned[name] = attribute.stable && before !== null ? before : UNKNOWN;
      }
    }
  });
}

/** Whether the provider gives it its value. Defaults are in place already. */
function isFilledIn({ mode }: Attribute, name: string, config: ObjectValue): boolean {
  return mode === "computed" || (mode === "optional-computed" && isUnset(name, config));
}

function isUnset(name: string, values: ObjectValue): boolean {
  return values[name] === null || values[name] === undefined;
}
