import type { ObjectContent } from "../schema/nesting";
import { mayBeSet } from "../schema/terraform-json";
import { sameValue } from "../values/compare";
import { contentShape } from "../schema/shape";
import type { ObjectShape } from "../schema/shape";
import type { ObjectValue } from "../values/value";

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
  const shape = contentShape(content);
  // What says most is matched first: it fits the fewest.
  const left = [...config].sort((one, other) => written(other) - written(one));
  const pairs = new Map<ObjectValue, ObjectValue>();
  for (const candidate of left) {
    const origin = planned.find((item) => !pairs.has(item) && cameFrom(content, shape, item, candidate));
    if (origin !== undefined) {
      pairs.set(origin, candidate);
    }
  }
  return planned.map((item) => [item, pairs.get(item)]);
}

function written(element: ObjectValue): number {
  return Object.values(element).filter((value) => value !== null).length;
}

function cameFrom(
  { attributes }: ObjectContent,
  shape: ObjectShape,
  planned: ObjectValue,
  config: ObjectValue,
): boolean {
  return Object.entries(attributes).every(
    ([name, attribute]) =>
      (config[name] === null && mayBeSet(attribute).computed) ||
      sameValue(shape.members[name], planned[name], config[name]),
  );
}
