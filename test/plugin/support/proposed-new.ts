import type { Attribute } from "../../../lib/plugin";
import { configurability, nestedAttributes } from "../../../lib/plugin/schema/model";
import type { NestedObjects, ObjectContent } from "../../../lib/plugin/schema/model";
import { isObjectValue, mapValues } from "../../../lib/plugin/values/value";
import type { ObjectValue, Value } from "../../../lib/plugin/values/value";

/**
 * A model of what Terraform proposes to a provider as the new state: the configuration, and where it is null in what
 * the provider may fill in, the prior value.
 */
export function proposedNew(
  { attributes, blocks = {} }: ObjectContent,
  config: ObjectValue,
  prior: ObjectValue | null,
): ObjectValue {
  return {
    ...mapValues(attributes, (attribute, name) =>
      proposedAttribute(attribute, config[name] ?? null, prior?.[name] ?? null),
    ),
    ...mapValues(blocks, (block, name) => proposedNested(block, config[name] ?? null, prior?.[name] ?? null)),
  };
}

function proposedAttribute(attribute: Attribute, config: Value, prior: Value): Value {
  if (config === null && configurability(attribute).computed) {
    return prior;
  }
  const nested = nestedAttributes(attribute.type);
  return nested === undefined ? config : proposedNested(nested, config, prior);
}

/** Nothing is filled in in a set, so it does not matter which element stands beside which. */
function proposedNested(nested: NestedObjects, config: Value, prior: Value): Value {
  const one = (item: Value | undefined, before: Value | undefined): Value =>
    isObjectValue(item) ? proposedNew(nested, item, isObjectValue(before) ? before : null) : (item ?? null);
  return Array.isArray(config)
    ? config.map((item, index) => one(item, Array.isArray(prior) ? prior[index] : undefined))
    : one(config, prior);
}
