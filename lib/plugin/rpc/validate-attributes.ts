import type { AttributePath, Diagnostics } from "../diagnostics";
import { nestedAttributes } from "../schema/model";
import type {
  Attribute,
  AttributeType,
  NestedObjects,
  ObjectContent,
  ObjectType,
  Schema,
} from "../schema/model";
import { isKnown } from "../values/unknown";
import { isObjectValue, isWhollyKnown } from "../values/value";
import type { ObjectValue, Value } from "../values/value";

/**
 * Refuses null where a value must be. Terraform only asks that the attribute is written, whatever it turns out to be.
 *
 * @param prior Where null stands in state already, as after an import, it is no news: `ignore_changes` takes it from there.
 * @returns Whether nothing is missing.
 */
export function refuseMissing(
  schema: Schema,
  config: ObjectValue,
  diagnostics: Diagnostics,
  prior: ObjectValue | null = null,
): boolean {
  const missing: AttributePath[] = [];
  forEachValue(schema, config, [], (_name, { mode }, value, path) => {
    if (value === null && mode === "required" && valueAt(prior, path) !== null) {
      missing.push(path);
    }
  });
  missing.forEach((path) => {
    const name = String(path.at(-1));
    diagnostics.error(
      `Missing ${name}`,
      `${name} must have a value, but it is null. Set it; if it is a reference, what it refers to has no value.`,
      path,
    );
  });
  return missing.length === 0;
}

function valueAt(values: ObjectValue | null, path: AttributePath): Value | undefined {
  return path.reduce<Value | undefined>(
    (value, step) =>
      Array.isArray(value) ? value[Number(step)] : isObjectValue(value) ? value[step] : undefined,
    values ?? undefined,
  );
}

/** Runs the checks that stand in the schema, on every value that is known. */
export function validateAttributes(schema: Schema, config: ObjectValue, diagnostics: Diagnostics): void {
  forEachValue(schema, config, [], (name, attribute, value, path) => {
    if (attribute.mode === "computed" && value !== null) {
      // Terraform takes a value for it from anybody, and then drops it.
      diagnostics.error(
        `Read-only ${name}`,
        `${name} is filled in by the provider, so a configuration cannot set it. Remove it.`,
        path,
      );
      return;
    }
    const problem = problemOf(attribute, value);
    if (problem !== undefined) {
      diagnostics.error(`Invalid ${name}`, problem, path);
    }
  });
}

type Visit = (name: string, attribute: Attribute, value: Value, path: AttributePath) => void;

function forEachValue(
  { attributes, blocks = {} }: ObjectContent,
  values: ObjectValue,
  path: AttributePath,
  visit: Visit,
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = values[name] ?? null;
    visit(name, attribute, value, [...path, name]);
    const nested = nestedAttributes(attribute.type);
    if (nested !== undefined) {
      forEachNested(nested, value, [...path, name], visit);
    }
  }
  for (const [name, block] of Object.entries(blocks)) {
    forEachNested(block, values[name] ?? null, [...path, name], visit);
  }
}

function forEachNested(nested: NestedObjects, value: Value, path: AttributePath, visit: Visit): void {
  const item = (inner: Value | undefined, at: AttributePath, each: Visit = visit): void => {
    if (isObjectValue(inner)) {
      forEachValue(nested, inner, at, each);
    }
  };
  if (nested.nesting === "single") {
    item(value, path);
  } else if (nested.nesting === "set" && Array.isArray(value)) {
    // No path leads into an element of a set: the block as a whole is named.
    value.forEach((inner) => {
      item(inner, path, (name, attribute, found) => {
        visit(name, attribute, found, path);
      });
    });
  } else if (Array.isArray(value)) {
    value.forEach((inner, index) => {
      item(inner, [...path, index]);
    });
  }
}

function problemOf(attribute: Attribute, value: Value): string | undefined {
  if (!isKnown(value)) {
    return undefined;
  }
  if (hasNullElement(attribute.type, value)) {
    return "One of its elements is null. Leave the element out, or set it.";
  }
  const problem = isWhollyKnown(value) ? attribute.validate?.(value) : undefined;
  return problem === undefined ? undefined : `${shown(attribute, value)} ${problem}.`;
}

/** The value got, unless nobody may see it. */
function shown(attribute: Attribute, value: Value): string {
  return attribute.sensitive ? "The value" : JSON.stringify(value);
}

/** By the types, lists, sets and maps hold values. Attributes of an object may be null. */
function hasNullElement(type: AttributeType | ObjectType, value: Value): boolean {
  if (!("element" in type)) {
    return false;
  }
  const { element } = type;
  const items = Array.isArray(value) ? value : isObjectValue(value) ? Object.values(value) : [];
  return items.some((item) => item === null || hasNullElement(element, item));
}
