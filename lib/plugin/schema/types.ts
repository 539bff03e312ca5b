import type {
  Attributes,
  BoolType,
  ListType,
  MapType,
  NumberType,
  ObjectType,
  PlainType,
  StringType,
} from "./model";

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

export function map<E extends PlainType>(element: E): MapType<E> {
  return { kind: "map", element };
}

/**
 * An object whose attributes have modes, defaults and checks of their own, to put into a list: *nested attributes*.
 */
export function object<A extends Attributes>(attributes: A): ObjectType<A> {
  return { kind: "object", attributes };
}
