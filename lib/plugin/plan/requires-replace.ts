import type { AttributePath } from "../diagnostics";
import { blockType } from "../schema/object-type";
import type { Attributes, Block, Schema } from "../schema/schema";
import { sameValue } from "../values/compare";
import { isObjectValue } from "../values/value";
import type { ObjectValue, Value } from "../values/value";

/** The paths of attributes that were declared with `requiresReplace` and differ between state and plan. */
export function replacedAttributes(
  schema: Schema,
  prior: ObjectValue,
  planned: ObjectValue,
): AttributePath[] {
  return [
    ...changedIn(schema.attributes, prior, planned).map((name) => [name]),
    ...Object.entries(schema.blocks).flatMap(([name, block]) =>
      replacedInBlock(name, block, prior[name], planned[name]),
    ),
  ];
}

function changedIn(attributes: Attributes, prior: ObjectValue, planned: ObjectValue): string[] {
  return Object.entries(attributes)
    .filter(
      ([name, { requiresReplace, type }]) => requiresReplace && !sameValue(type, prior[name], planned[name]),
    )
    .map(([name]) => name);
}

function replacedInBlock(
  name: string,
  block: Block,
  prior: Value | undefined,
  planned: Value | undefined,
): AttributePath[] {
  const decisive = Object.values(block.attributes).some((attribute) => attribute.requiresReplace);
  if (!decisive || sameValue(blockType(block), prior, planned)) {
    return [];
  }
  if (isObjectValue(prior) && isObjectValue(planned)) {
    return changedIn(block.attributes, prior, planned).map((attribute) => [name, attribute]);
  }
  // No path leads into an element of a set, nor into a list whose length changed: the block as a whole has changed.
  if (
    block.nesting !== "list" ||
    !Array.isArray(prior) ||
    !Array.isArray(planned) ||
    prior.length !== planned.length
  ) {
    return [[name]];
  }
  return planned.flatMap((item, index) => {
    const before = prior[index];
    return isObjectValue(item) && isObjectValue(before)
      ? changedIn(block.attributes, before, item).map((attribute) => [name, index, attribute])
      : [[name, index]];
  });
}
