import type { Attributes } from "./attribute";
import type { Blocks } from "./schema";
import type { AttributeType } from "./types";

/** What an object holds, be it a whole resource, a block or a nested attribute. */
export interface ObjectContent {
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
}

/** Objects that lie in a block or an attribute, and how. */
export interface NestedObjects extends ObjectContent {
  readonly nesting: "single" | "list" | "set" | "map";
}

/** The objects inside an attribute of this type, if it holds some. */
export function nestedAttributes(type: AttributeType): NestedObjects | undefined {
  if (type.kind === "object") {
    return { nesting: "single", attributes: type.attributes };
  }
  return "element" in type && type.element.kind === "object"
    ? { nesting: type.kind, attributes: type.element.attributes }
    : undefined;
}
