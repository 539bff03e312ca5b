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
import type { Host } from "./connection";
import { quote } from "./quote";

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
export function validateAttributes(
  host: Pick<Host, "redact">,
  schema: Schema,
  config: ObjectValue,
  diagnostics: Diagnostics,
): void {
  forEachValue(schema, config, [], (name, attribute, value, path, isSecret) => {
    if (attribute.mode === "computed" && value !== null) {
      // Terraform takes a value for it from anybody, and then drops it.
      diagnostics.error(
        `Read-only ${name}`,
        `${name} is filled in by the provider, so a configuration cannot set it. Remove it.`,
        path,
      );
      return;
    }
    const problem = problemOf(attribute, value, () =>
      isSecret || holdsSecrets(attribute) ? "The value" : quote(host, value),
    );
    if (problem !== undefined) {
      diagnostics.error(`Invalid ${name}`, problem, path);
    }
  });
}

/** @param isSecret whether nobody may see the value, because of what it is or lies in */
type Visit = (
  name: string,
  attribute: Attribute,
  value: Value,
  path: AttributePath,
  isSecret: boolean,
) => void;

function forEachValue(
  { attributes, blocks = {} }: ObjectContent,
  values: ObjectValue,
  path: AttributePath,
  visit: Visit,
  isSecret = false,
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = values[name] ?? null;
    const hidden = isSecret || attribute.sensitive;
    visit(name, attribute, value, [...path, name], hidden);
    const nested = nestedAttributes(attribute.type);
    if (nested !== undefined) {
      forEachNested(nested, value, [...path, name], visit, hidden);
    }
  }
  for (const [name, block] of Object.entries(blocks)) {
    forEachNested(block, values[name] ?? null, [...path, name], visit);
  }
}

function forEachNested(
  nested: NestedObjects,
  value: Value,
  path: AttributePath,
  visit: Visit,
  isSecret = false,
): void {
  const item = (inner: Value | undefined, at: AttributePath, each: Visit = visit): void => {
    if (isObjectValue(inner)) {
      forEachValue(nested, inner, at, each, isSecret);
    }
  };
  if (nested.nesting === "single") {
    item(value, path);
  } else if (nested.nesting === "set" && Array.isArray(value)) {
    // No path leads into an element of a set: the block as a whole is named.
    value.forEach((inner) => {
      item(inner, path, (name, attribute, found, _path, hidden) => {
        visit(name, attribute, found, path, hidden);
      });
    });
  } else if (Array.isArray(value)) {
    value.forEach((inner, index) => {
      item(inner, [...path, index]);
    });
  }
}

function problemOf(attribute: Attribute, value: Value, shown: () => string): string | undefined {
  if (!isKnown(value)) {
    return undefined;
  }
  if (hasNullElement(attribute.type, value)) {
    return "One of its elements is null. Leave the element out, or set it.";
  }
  const problem = isWhollyKnown(value) ? attribute.validate?.(value) : undefined;
  return problem === undefined ? undefined : `${shown()} ${problem}.`;
}

/** Whether something inside the attribute's value is a secret. */
function holdsSecrets({ type }: Attribute): boolean {
  return Object.values(nestedAttributes(type)?.attributes ?? {}).some(
    (inner) => inner.sensitive || holdsSecrets(inner),
  );
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
