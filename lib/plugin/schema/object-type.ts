import type { Attributes, Block, Schema } from "./schema";
import type { AttributeType } from "./types";

/** The type of all that a schema describes, blocks included, as if it were one attribute. */
export function objectType(schema: Schema): AttributeType {
  const blocks = Object.entries(schema.blocks).map(([name, block]) => [name, blockType(block)] as const);
  return { kind: "object", attributes: { ...typesOf(schema.attributes), ...Object.fromEntries(blocks) } };
}

export function blockType({ nesting, attributes }: Block): AttributeType {
  const item: AttributeType = { kind: "object", attributes: typesOf(attributes) };
  return nesting === "single" ? item : { kind: nesting, element: item };
}

function typesOf(attributes: Attributes): Record<string, AttributeType> {
  return Object.fromEntries(Object.entries(attributes).map(([name, { type }]) => [name, type]));
}
