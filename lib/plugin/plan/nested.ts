import { nestedAttributes } from "../schema/model";
import type { Attribute, NestedObjects, ObjectContent } from "../schema/model";
import { copyValue, isObjectValue } from "../values/value";
import type { ObjectValue, Value } from "../values/value";
import { pairSetElements } from "./set-elements";

/** One object of a plan (the whole one, or one nested in it) with what stands in its place elsewhere. */
export interface PlannedPart {
  readonly planned: ObjectValue;
  /** Undefined where the user wrote nothing of it, as in a default that is an object. */
  readonly config: ObjectValue | undefined;
  /** Undefined where nothing existed. */
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
      return partsOfSet(nested, objectsIn(planned), objectsIn(config), objectsIn(prior));
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

/** The prior element is found anew: where defaults are in play, Terraform mistakes one element for another. */
function partsOfSet(
  nested: NestedObjects,
  planned: readonly ObjectValue[],
  config: readonly ObjectValue[],
  prior: readonly ObjectValue[],
): PlannedPart[] {
  const parts = pairSetElements(nested, planned, config).map(([item, wrote]) => ({
    part: { planned: item, config: wrote },
    settled: withoutFilledIn(nested, item, wrote),
  }));
  const pairs = pairSetElements(
    nested,
    prior,
    parts.map(({ settled }) => settled),
  );
  return parts.map(({ part, settled }) => ({
    ...part,
    prior: pairs.find(([, wanted]) => wanted === settled)?.[0],
  }));
}

/** A copy with null in all that the provider gives a value. */
function withoutFilledIn(
  nested: NestedObjects,
  planned: ObjectValue,
  config: ObjectValue | undefined,
): ObjectValue {
  const copy = copyValue(planned);
  forEachAttribute(nested, { planned: copy, config, prior: undefined }, (name, attribute, part) => {
    if (!isFilledIn(name, attribute, part)) {
      return undefined;
    }
    part.planned[name] = null;
    return "settled";
  });
  return copy;
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

/** Whether the provider gives it its value. Defaults do not count: they are known when planning begins. */
export function isFilledIn(
  name: string,
  { mode }: Attribute,
  { config, planned }: Pick<PlannedPart, "config" | "planned">,
): boolean {
  return mode === "computed" || (mode === "optional-computed" && isUnset(name, config ?? planned));
}

export function isUnset(name: string, values: ObjectValue): boolean {
  return values[name] === null || values[name] === undefined;
}
