import type { AttributePath } from "../diagnostics";
import { nestedAttributes } from "../schema/model";
import type { Schema, NestedObjects, ObjectContent } from "../schema/model";
import { contentShape, partShape, shapeOf } from "../schema/shape";
import type { Shape } from "../schema/shape";
import { sameValue } from "../values/compare";
import { isObjectValue } from "../values/value";
import type { ObjectValue, Value } from "../values/value";

/** The paths of attributes that were declared with `requiresReplace` and differ between state and plan. */
export function replacedAttributes(
  schema: Schema,
  prior: ObjectValue,
  planned: ObjectValue,
): AttributePath[] {
  return replacedIn(schema, shapeOf(schema), prior, planned);
}

function replacedIn(
  { attributes, blocks = {} }: ObjectContent,
  shape: Shape,
  prior: ObjectValue,
  planned: ObjectValue,
): AttributePath[] {
  const inMember = (name: string, nested: NestedObjects | undefined): AttributePath[] =>
    nested === undefined || !decides(nested) || sameMember(name)
      ? []
      : replacedInNested(nested, prior[name], planned[name]).map((path) => [name, ...path]);
  const sameMember = (name: string): boolean => sameValue(partShape(shape, name), prior[name], planned[name]);
  return [
    ...Object.entries(attributes).flatMap(([name, { type, requiresReplace }]) =>
      requiresReplace && !sameMember(name) ? [[name]] : inMember(name, nestedAttributes(type)),
    ),
    ...Object.entries(blocks).flatMap(([name, block]) => inMember(name, block)),
  ];
}

/** Whether a change somewhere in it may replace the object. */
function decides({ attributes, blocks = {} }: ObjectContent): boolean {
  return (
    Object.values(attributes).some(({ requiresReplace, type }) => {
      const nested = nestedAttributes(type);
      return requiresReplace || (nested !== undefined && decides(nested));
    }) || Object.values(blocks).some(decides)
  );
}

/** Paths within something nested that has changed; the empty path is all of it. */
function replacedInNested(
  nested: NestedObjects,
  prior: Value | undefined,
  planned: Value | undefined,
): AttributePath[] {
  const ALL: AttributePath[] = [[]];
  const shape = contentShape(nested);
  if (nested.nesting === "single") {
    return isObjectValue(prior) && isObjectValue(planned) ? replacedIn(nested, shape, prior, planned) : ALL;
  }
  const keys = commonKeys(prior, planned);
  // No path leads into an element of a set, nor to an element that one of the two does not have.
  if (nested.nesting === "set" || keys === undefined) {
    return ALL;
  }
  return keys.flatMap((key): AttributePath[] => {
    const [before, after] = [elementAt(prior, key), elementAt(planned, key)];
    const inElement =
      isObjectValue(before) && isObjectValue(after) ? replacedIn(nested, shape, before, after) : ALL;
    return sameValue(shape, before, after) ? [] : inElement.map((path) => [key, ...path]);
  });
}

/** The indexes or keys of two lists or maps if both have the same ones. */
function commonKeys(prior: Value | undefined, planned: Value | undefined): (string | number)[] | undefined {
  if (Array.isArray(prior) && Array.isArray(planned)) {
    return prior.length === planned.length ? [...prior.keys()] : undefined;
  }
  if (isObjectValue(prior) && isObjectValue(planned)) {
    const keys = Object.keys(planned);
    return keys.length === Object.keys(prior).length && keys.every((key) => key in prior) ? keys : undefined;
  }
  return undefined;
}

function elementAt(value: Value | undefined, key: string | number): Value | undefined {
  return Array.isArray(value) ? value[Number(key)] : isObjectValue(value) ? value[key] : undefined;
}
