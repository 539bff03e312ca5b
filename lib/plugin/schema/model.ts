/** What a provider, a resource or a data source declares. */
export interface Schema<A extends Attributes = Attributes, B extends Blocks = Blocks> {
  /** Raised when the shape of the state changes; see `Resource.upgrade`. */
  readonly version: number;
  readonly description: string;
  /** The attribute that says which object it is: an error that blames no other points there. Unset: at the whole block. */
  readonly key?: string;
  readonly attributes: A;
  readonly blocks: B;
}

/** An interface, because a type alias could not refer to attributes that hold attributes. */
export interface Attributes {
  readonly [name: string]: Attribute;
}

export interface Attribute<
  T extends AttributeType = AttributeType,
  Mode extends AttributeMode = AttributeMode,
  HasDefault extends boolean = boolean,
> {
  readonly type: T;
  readonly mode: Mode;
  readonly description: string;
  readonly sensitive: boolean;
  readonly deprecated: boolean;
  readonly requiresReplace: boolean;
  readonly useStateForUnknown: boolean;
  /** Of the attribute's type. That is not said here, so that attributes of all types fit into one collection. */
  readonly default: unknown;
  validate?(value: unknown): string | undefined;
  /** Exists at compile time only. */
  readonly __hasDefault?: HasDefault;
}

/** How an attribute gets its value. The constructors in `attribute.ts` make the only valid combinations. */
export type AttributeMode = "required" | "required-nullable" | "optional" | "computed" | "optional-computed";

/** The types an attribute may have. What stands here is all there is: no sets, no tuples, no dynamic values. */
export type AttributeType = PlainType | ListType<ObjectType>;

/** Types without attributes of their own. */
export type PlainType = StringType | NumberType | BoolType | ListType<PlainType> | MapType<PlainType>;

export interface StringType {
  readonly kind: "string";
}

export interface NumberType {
  readonly kind: "number";
}

export interface BoolType {
  readonly kind: "bool";
}

export interface ListType<E> {
  readonly kind: "list";
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

export type Blocks = Readonly<Record<string, Block>>;

/** A block in a schema. `single` appears at most once and is an object or null; the others are arrays. */
export interface Block<A extends Attributes = Attributes, N extends BlockNesting = BlockNesting> {
  readonly nesting: N;
  readonly attributes: A;
  readonly description: string;
  readonly maxItems?: number;
}

/** In a `set`, which gives its elements no identity, the provider fills in nothing. */
export type BlockNesting = "single" | "list" | "set";

/** What an object holds, be it a whole resource, a block or an element of an attribute. */
export interface ObjectContent {
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
}

/** Objects that lie in a block or an attribute, and how. */
export interface NestedObjects {
  readonly nesting: BlockNesting;
  readonly attributes: Attributes;
}

/** The objects inside an attribute of this type, if it holds some. */
export function nestedAttributes(type: AttributeType): NestedObjects | undefined {
  return type.kind === "list" && type.element.kind === "object"
    ? { nesting: "list", attributes: type.element.attributes }
    : undefined;
}

/** Who may give an attribute its value, in Terraform's words and for its schema; what does not apply is absent. */
export function configurability(attribute: Attribute): {
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
} {
  switch (attribute.mode) {
    case "required":
    case "required-nullable":
      return { required: true };
    case "computed":
      return { computed: true };
    case "optional-computed":
      return { optional: true, computed: true };
    case "optional":
      // Terraform accepts a default in a plan only where the attribute is declared as computed as well.
      return attribute.default === undefined ? { optional: true } : { optional: true, computed: true };
  }
}
