import type { Attributes, PlainType, StringType, NumberType, BoolType, ListType, SetType, MapType, ObjectType } from "./model";

export function string(): StringType {
  return { kind: "string" };
}

/**
 * A JavaScript number. What one cannot hold exactly (whole numbers beyond 2^53, fractions of more than about 15 digits)
 * is refused with the attribute's name, never rounded.
 */
export function number(): NumberType {
  return { kind: "number" };
}

export function bool(): BoolType {
  return { kind: "bool" };
}

export function list<E extends PlainType | ObjectType>(element: E): ListType<E> {
  return { kind: "list", element };
}

/** A set arrives and leaves as an array; order and duplicates carry no meaning. */
export function set<E extends PlainType>(element: E): SetType<E> {
  return { kind: "set", element };
}

export function map<E extends PlainType | ObjectType>(element: E): MapType<E> {
  return { kind: "map", element };
}

/**
 * An object whose attributes have modes, defaults and checks of their own: a *nested attribute*. It is the type of an
 * attribute, alone or as the element of a list or map.
 */
export function object<A extends Attributes>(attributes: A): ObjectType<A> {
  return { kind: "object", attributes };
}
