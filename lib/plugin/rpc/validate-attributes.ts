import type { AttributePath, Diagnostics } from "../diagnostics";
import type { Attribute } from "../schema/attribute";
import type { Attributes, Schema } from "../schema/schema";
import { isKnown } from "../values/unknown";
import { isObjectValue, isWhollyKnown } from "../values/value";
import type { ObjectValue, Value } from "../values/value";

/** Runs the checks that stand in the schema, on every value that is known. */
export function validateAttributes(schema: Schema, config: ObjectValue, diagnostics: Diagnostics): void {
  validateIn(schema.attributes, config, (name) => [name], diagnostics);
  for (const [block, { attributes, nesting }] of Object.entries(schema.blocks)) {
    const content = config[block] ?? null;
    (Array.isArray(content) ? content : [content]).forEach((item, index) => {
      if (isObjectValue(item)) {
        validateIn(attributes, item, (name) => pathInBlock(nesting, block, index, name), diagnostics);
      }
    });
  }
}

/** No path leads into an element of a set: the block as a whole is named. */
function pathInBlock(
  nesting: "single" | "list" | "set",
  block: string,
  index: number,
  name: string,
): AttributePath {
  return nesting === "set" ? [block] : nesting === "list" ? [block, index, name] : [block, name];
}

function validateIn(
  attributes: Attributes,
  values: ObjectValue,
  pathOf: (name: string) => AttributePath,
  diagnostics: Diagnostics,
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const problem = problemOf(attribute, values[name] ?? null);
    if (problem !== undefined) {
      diagnostics.error(`Invalid ${name}`, problem, pathOf(name));
    }
  }
}

function problemOf(attribute: Attribute, value: Value): string | undefined {
  if (!isKnown(value)) {
    return undefined;
  }
  if (hasNullElement(attribute, value)) {
    return "One of its elements is null. Leave the element out, or set it.";
  }
  const problem = isWhollyKnown(value) ? attribute.validate?.(value) : undefined;
  return problem === undefined ? undefined : `${shown(attribute, value)} ${problem}.`;
}

/** The value got, unless nobody may see it. */
function shown({ sensitive }: Attribute, value: Value): string {
  return sensitive ? "The value" : JSON.stringify(value);
}

/** The types promise that lists, sets and maps hold values. */
function hasNullElement({ type }: Attribute, value: Value): boolean {
  const elements = Array.isArray(value)
    ? value
    : isObjectValue(value) && type.kind === "map"
      ? Object.values(value)
      : [];
  return elements.includes(null);
}
