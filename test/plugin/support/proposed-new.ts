import type { Attribute } from "../../../lib/plugin";
import { mayBeSet, nestedAttributes } from "../../../lib/plugin/schema/model";
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
  if (attribute.mode.endsWith("write-only")) {
    return null;
  }
  if (config === null && mayBeSet(attribute).computed) {
    return prior;
  }
  const nested = nestedAttributes(attribute.type);
  return nested === undefined ? config : proposedNested(nested, config, prior);
}

function proposedNested(nested: NestedObjects, config: Value, prior: Value): Value {
  const one = (item: Value | undefined, before: Value | undefined): Value =>
    isObjectValue(item) ? proposedNew(nested, item, isObjectValue(before) ? before : null) : (item ?? null);
  if (Array.isArray(config)) {
    const before = Array.isArray(prior) ? [...prior] : [];
    return config.map((item, index) =>
      one(item, nested.nesting === "set" ? takeMatching(nested, item, before) : before[index]),
    );
  }
  if (nested.nesting === "map" && isObjectValue(config)) {
    return mapValues(config, (item, key) => one(item, isObjectValue(prior) ? prior[key] : undefined));
  }
  return one(config, prior);
}

/** The first prior element of a set that is as configured, but for what the provider filled in; each is taken once. */
function takeMatching(content: ObjectContent, config: Value, prior: Value[]): Value | undefined {
  const index = prior.findIndex((before) => matches(content, config, before));
  return index < 0 ? undefined : prior.splice(index, 1)[0];
}

function matches({ attributes, blocks = {} }: ObjectContent, config: Value, prior: Value): boolean {
  return (
    isObjectValue(config) &&
    isObjectValue(prior) &&
    Object.entries(attributes).every(
      ([name, attribute]) =>
        (config[name] === null && mayBeSet(attribute).computed) ||
        sameOrFilledIn(nestedAttributes(attribute.type), config[name], prior[name]),
    ) &&
    Object.entries(blocks).every(([name, block]) => sameOrFilledIn(block, config[name], prior[name]))
  );
}

/** Looks for differences in objects, lists and maps of objects, but not in sets of them. */
function sameOrFilledIn(
  nested: NestedObjects | undefined,
  config: Value | undefined,
  prior: Value | undefined,
): boolean {
  if (JSON.stringify(plain(config)) === JSON.stringify(plain(prior))) {
    return true;
  }
  const [one, other] = [elements(nested, config), elements(nested, prior)];
  return (
    nested !== undefined &&
    nested.nesting !== "set" &&
    Object.keys(one).length === Object.keys(other).length &&
    Object.keys(one).length > 0 &&
    Object.entries(one).every(([key, item]) => matches(nested, item, other[key] ?? null))
  );
}

function elements(nested: NestedObjects | undefined, value: Value | undefined): ObjectValue {
  if (nested?.nesting === "single") {
    return isObjectValue(value) ? { it: value } : {};
  }
  return Array.isArray(value)
    ? Object.fromEntries(value.map((item, index) => [String(index), item]))
    : isObjectValue(value)
      ? value
      : {};
}

function plain(value: Value | undefined): unknown {
  return typeof value === "bigint"
    ? String(value)
    : Array.isArray(value)
      ? value.map(plain)
      : isObjectValue(value)
        ? mapValues(value, plain)
        : value;
}
