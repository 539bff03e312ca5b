import type { Attributes } from "./attribute";

/** The types an attribute may have. What stands here is all there is: no tuples, no dynamic values, no sets of objects. */
export type AttributeType = PlainType | ObjectType | ListType<ObjectType> | MapType<ObjectType>;

/** Types without attributes of their own. */
export type PlainType =
  | StringType
  | NumberType
  | DecimalType
  | BoolType
  | ListType<PlainType>
  | SetType<PlainType>
  | MapType<PlainType>;

export interface StringType {
  readonly kind: "string";
}
export interface NumberType {
  readonly kind: "number";
}
export interface DecimalType {
  readonly kind: "decimal";
}
export interface BoolType {
  readonly kind: "bool";
}
export interface ListType<E> {
  readonly kind: "list";
  readonly element: E;
}
export interface SetType<E> {
  readonly kind: "set";
  readonly element: E;
}
export interface MapType<E> {
  readonly kind: "map";
  readonly element: E;
}
export interface ObjectType<A extends Attributes = Attributes> {
  readonly kind: "object";
  readonly attributes: A;
}

/** An exact number: a `number` where that is exact, a `bigint` for larger integers, and text for longer fractions. */
export type ExactNumber = number | bigint | string;

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

/** A number of any size and precision, as an {@link ExactNumber}. */
export function decimal(): DecimalType {
  return { kind: "decimal" };
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
