import { nestedAttributes } from "./model";
import type { AttributeType, NestedObjects, ObjectContent, PlainType, Schema } from "./model";

/** What values look like, without modes and descriptions: attributes, blocks and whole objects alike. */
export type Shape =
  | { readonly kind: "string" | "number" | "bool" }
  | { readonly kind: "list" | "set" | "map"; readonly element: Shape }
  | ObjectShape;

export interface ObjectShape {
  readonly kind: "object";
  readonly members: Readonly<Record<string, Shape>>;
}

const known = new WeakMap<Schema, ObjectShape>();

/** The shape of all that a schema describes, blocks included. */
export function shapeOf(schema: Schema): ObjectShape {
  const shape = known.get(schema) ?? contentShape(schema);
  known.set(schema, shape);
  return shape;
}

/** The shape of a member of an object, or of any element of a list, set or map. */
export function partShape(shape: Shape | undefined, key: string | number): Shape | undefined {
  if (shape === undefined || "element" in shape) {
    return shape?.element;
  }
  return shape.kind === "object" ? shape.members[key] : undefined;
}

function contentShape({ attributes, blocks = {} }: ObjectContent): ObjectShape {
  const members = [
    ...Object.entries(attributes).map(([name, { type }]) => [name, attributeShape(type)] as const),
    ...Object.entries(blocks).map(([name, block]) => [name, nestedShape(block)] as const),
  ];
  return { kind: "object", members: Object.fromEntries(members) };
}

export function attributeShape(type: AttributeType): Shape {
  const nested = nestedAttributes(type);
  return nested === undefined ? (type as PlainType) : nestedShape(nested);
}

function nestedShape(nested: NestedObjects): Shape {
  const element = contentShape(nested);
  return nested.nesting === "single" ? element : { kind: nested.nesting, element };
}
