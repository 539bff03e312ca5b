import { nestedAttributes } from "../schema/model";
import type { Attribute, NestedObjects, ObjectContent } from "../schema/model";
import { isObjectValue } from "../values/value";
import type { ObjectValue, Value } from "../values/value";

/** One object of a plan (the whole one, or one nested in it) with what stands in its place elsewhere. */
export interface PlannedPart {
  readonly planned: ObjectValue;
  /** Undefined where the user wrote nothing of it, as in a default that holds objects. */
  readonly config: ObjectValue | undefined;
  /** Undefined where nothing existed. */
  readonly prior: ObjectValue | undefined;
}

/**
 * Calls `change` for every attribute of a plan, from the outside in; it may change `part.planned`. What it answers with
 * "settled" is not looked into, nor is a set: nothing in it is filled in.
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

/** Whether the provider gives it its value. Defaults do not count: they are known when planning begins. */
export function isComputed(
  name: string,
  { mode }: Attribute,
  { config, planned }: Pick<PlannedPart, "config" | "planned">,
): boolean {
  return mode === "computed" || (mode === "optional-computed" && isUnset(name, config ?? planned));
}

export function isUnset(name: string, values: ObjectValue): boolean {
  return values[name] === null || values[name] === undefined;
}

function partsIn({ nesting }: NestedObjects, name: string, part: PlannedPart): PlannedPart[] {
  const [planned, config, prior] = [part.planned[name], part.config?.[name], part.prior?.[name]];
  switch (nesting) {
    case "single":
      return partOf(planned, config, prior);
    case "list":
      return itemsOf(planned).flatMap((item, index) =>
        partOf(item, itemsOf(config)[index], itemsOf(prior)[index]),
      );
    case "set":
      return [];
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

function itemsOf(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}
