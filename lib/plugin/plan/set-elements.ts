import { mayBeSet, nestedAttributes } from "../schema/model";
import type { NestedObjects, ObjectContent } from "../schema/model";
import { attributeShape, contentShape } from "../schema/shape";
import { sameValue } from "../values/compare";
import { isObjectValue } from "../values/value";
import type { ObjectValue, Value } from "../values/value";

/**
 * Finds, for each planned element of a set, the configured one that it came from. Elements have no identity and sets no
 * order; but Terraform proposes what the user wrote, filled up from the prior state where he wrote nothing and the
 * provider may. Undefined where none fits.
 */
export function pairSetElements(
  content: ObjectContent,
  planned: readonly ObjectValue[],
  config: readonly ObjectValue[],
): [planned: ObjectValue, config: ObjectValue | undefined][] {
  // What says most is matched first: it fits the fewest.
  const left = [...config].sort((one, other) => written(other) - written(one));
  const pairs = new Map<ObjectValue, ObjectValue>();
  for (const candidate of left) {
    const origin = planned.find((item) => !pairs.has(item) && cameFrom(content, item, candidate));
    if (origin !== undefined) {
      pairs.set(origin, candidate);
    }
  }
  return planned.map((item) => [item, pairs.get(item)]);
}

function written(element: ObjectValue): number {
  return Object.values(element).filter((value) => value !== null).length;
}

/** Whether the two differ only in what the provider may fill in and the user did not write. */
function cameFrom(
  { attributes, blocks = {} }: ObjectContent,
  planned: ObjectValue,
  config: ObjectValue,
): boolean {
  const attributesFit = Object.entries(attributes).every(([name, attribute]) => {
    const [made, wrote] = [planned[name] ?? null, config[name] ?? null];
    const nested = nestedAttributes(attribute.type);
    return (
      (wrote === null && mayBeSet(attribute).computed) ||
      (nested === undefined
        ? sameValue(attributeShape(attribute.type), made, wrote)
        : nestedCameFrom(nested, made, wrote))
    );
  });
  const blockFits = ([name, block]: [string, NestedObjects]): boolean =>
    nestedCameFrom(block, planned[name] ?? null, config[name] ?? null);
  return attributesFit && Object.entries(blocks).every(blockFits);
}

function nestedCameFrom(nested: NestedObjects, planned: Value, config: Value): boolean {
  const one = (made: Value | undefined, wrote: Value | undefined): boolean =>
    isObjectValue(made) && isObjectValue(wrote) && cameFrom(nested, made, wrote);
  if (Array.isArray(planned) && Array.isArray(config) && nested.nesting === "list") {
    return planned.length === config.length && planned.every((item, index) => one(item, config[index]));
  }
  if (isObjectValue(planned) && isObjectValue(config)) {
    return nested.nesting === "single"
      ? one(planned, config)
      : Object.keys({ ...planned, ...config }).every((key) => one(planned[key], config[key]));
  }
  // Nothing is filled in within a set in a set, so there the two are the same or not.
  const element = contentShape(nested);
  return sameValue({ kind: "set", element }, planned, config);
}
