import type { Unknown } from "../values/unknown";

/**
 * The type of an attribute. `Known` is the TypeScript type of a wholly known, non-null value; it exists only at
 * compile time, which is why it hangs on an optional property that nobody sets.
 */
export type AttributeType<Known = unknown> = (
  | { readonly kind: "string" }
  | { readonly kind: "number" }
  | { readonly kind: "bool" }
  | { readonly kind: "list" | "set" | "map"; readonly element: AttributeType }
  | { readonly kind: "object"; readonly attributes: Readonly<Record<string, AttributeType>> }
) & { readonly __known?: Known };

/** The TypeScript type of a known value of `T`. */
export type KnownOf<T> = T extends AttributeType<infer Known> ? Known : never;

export function string(): AttributeType<string> {
  return { kind: "string" };
}

export function number(): AttributeType<number> {
  return { kind: "number" };
}

export function bool(): AttributeType<boolean> {
  return { kind: "bool" };
}

export function list<T>(element: AttributeType<T>): AttributeType<readonly T[]> {
  return { kind: "list", element };
}

/** A set arrives and leaves as an array; order and duplicates carry no meaning. */
export function set<T>(element: AttributeType<T>): AttributeType<readonly T[]> {
  return { kind: "set", element };
}

export function map<T>(element: AttributeType<T>): AttributeType<Readonly<Record<string, T>>> {
  return { kind: "map", element };
}

/** What a configuration or a plan holds where a state holds `T`. */
export type Pending<T> = T | Unknown;
