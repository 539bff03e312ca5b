import type { Attribute, Schema } from "../schema/model";
import { shapeOf } from "../schema/shape";
import { sameValue } from "../values/compare";
import { UNKNOWN } from "../values/unknown";
import { copyValue } from "../values/value";
import type { ObjectValue, Value } from "../values/value";
import { forEachAttribute, isComputed, isUnset } from "./nested";
import type { PlannedPart } from "./nested";

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
  const whole: PlannedPart = { planned, config, prior: prior ?? undefined };
  forEachAttribute(schema, whole, fillDefault);
  forEachAttribute(schema, whole, keepPrior);
  if (prior === null || !sameValue(shapeOf(schema), planned, prior)) {
    forEachAttribute(schema, whole, markComputed);
  }
  return planned;
}

/** The configuration of a data source with its defaults in place. */
export function withDefaults(schema: Schema, config: ObjectValue): ObjectValue {
  const filled = copyValue(config);
  forEachAttribute(schema, { planned: filled, config, prior: undefined }, fillDefault);
  return filled;
}

function fillDefault(name: string, attribute: Attribute, { planned, config }: PlannedPart): undefined {
  if (attribute.default !== undefined && isUnset(name, config ?? planned)) {
    planned[name] = copyValue(attribute.default as Value);
  }
}

/** Terraform has done so already, save in a default that holds objects. */
function keepPrior(name: string, attribute: Attribute, part: PlannedPart): "settled" | undefined {
  if (!isComputed(name, attribute, part)) {
    return undefined;
  }
  part.planned[name] = part.prior?.[name] ?? null;
  return "settled";
}

/** To be known after apply, unless its value never changes once it is set. */
export function markComputed(name: string, attribute: Attribute, part: PlannedPart): "settled" | undefined {
  if (!isComputed(name, attribute, part)) {
    return undefined;
  }
  if (!attribute.useStateForUnknown || part.planned[name] === null) {
    part.planned[name] = UNKNOWN;
  }
  return "settled";
}
