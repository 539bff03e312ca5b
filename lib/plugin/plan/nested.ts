import type { Attribute } from "../schema/attribute";
import { nestedAttributes } from "../schema/nesting";
import type { NestedObjects, ObjectContent } from "../schema/nesting";
import { isObjectValue } from "../values/value";
import type { ObjectValue, Value } from "../values/value";
import { pairSetElements } from "./set-elements";

/** One object of a plan (the whole one, or one nested in it) with what stands in its place elsewhere. */
export interface PlannedPart {
  readonly planned: ObjectValue;
  /** Undefined where the user wrote nothing of it, as in a default that is an object. */
  readonly config: ObjectValue | undefined;
  /** Undefined where nothing existed. In a set the planned element itself, which Terraform filled in from the prior one. */
  readonly prior: ObjectValue | undefined;
}

/**
 * Calls `change` for every attribute of a plan, from the outside in; it may change `part.planned`. What it answers with
 * "settled" is not looked into.
 */
export function forEachAttribute(
  { attributes, blocks = {} }: ObjectContent,
  part: PlannedPart,
  change: (name: string, attribute: Attribute, part: PlannedPart) => "settled" | undefined,
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const nested = nestedAttributes(attribute.type);
    if (change(name, attribute, part) !== "settled" && nested !== undefined) {
      partsIn(nested, name, part).forEach((inner) => {
        forEachAttribute(nested, inner, change);
      });
    }
  }
  for (const [name, block] of Object.entries(blocks)) {
    partsIn(block, name, part).forEach((inner) => {
      forEachAttribute(block, inner, change);
    });
  }
}

function partsIn(nested: NestedObjects, name: string, part: PlannedPart): PlannedPart[] {
  const [planned, config, prior] = [part.planned[name], part.config?.[name], part.prior?.[name]];
  switch (nested.nesting) {
    case "single":
      return partOf(planned, config, prior);
    case "map":
      return isObjectValue(planned)
        ? Object.keys(planned).flatMap((key) => partOf(planned[key], at(config, key), at(prior, key)))
        : [];
    case "list":
      return itemsOf(planned).flatMap((item, index) =>
        partOf(item, itemsOf(config)[index], itemsOf(prior)[index]),
      );
    case "set":
      return pairSetElements(nested, objectsIn(planned), objectsIn(config)).map(([item, written]) => ({
        planned: item,
        config: written,
        prior: item,
      }));
  }
}

function partOf(
  planned: Value | undefined,
  config: Value | undefined,
  prior: Value | undefined,
): PlannedPart[] {
  const objectOrNone = (value: Value | undefined): ObjectValue | undefined =>
    isObjectValue(value) ? value : undefined;
  return isObjectValue(planned)
    ? [{ planned, config: objectOrNone(config), prior: objectOrNone(prior) }]
    : [];
}

function at(value: Value | undefined, key: string): Value | undefined {
  return isObjectValue(value) ? value[key] : undefined;
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

function objectsIn(value: Value | undefined): ObjectValue[] {
  return itemsOf(value).filter(isObjectValue);
}
