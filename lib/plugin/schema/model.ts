/** Types without attributes of their own. */
export type PlainType =
  | StringType
  | NumberType
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

/** The types an attribute may have. What stands here is all there is: no tuples, no dynamic values, no sets of objects. */
export type AttributeType = PlainType | ObjectType | ListType<ObjectType> | MapType<ObjectType>;

/** How an attribute gets its value. The constructors below make the only valid combinations. */
export type AttributeMode =
  | "required"
  | "required-nullable"
  | "optional"
  | "computed"
  | "optional-computed";

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

/** An interface, because a type alias could not refer to attributes that hold attributes. */
export interface Attributes {
  readonly [name: string]: Attribute;
}



export type BlockNesting = "single" | "list" | "set";

/** A nested block. `single` appears at most once and is an object or null; the others are arrays. */
export interface Block<
  A extends Attributes = Attributes,
  N extends BlockNesting = BlockNesting,
  B extends Blocks = Blocks,
> {
  readonly nesting: N;
  readonly attributes: A;
  /** Blocks inside it. @default none */
  readonly blocks?: B;
  readonly description: string;
  readonly maxItems?: number;
}

/** An interface, because a type alias could not refer to blocks that hold blocks. */
export interface Blocks {
  readonly [name: string]: Block;
}

export interface Schema<A extends Attributes = Attributes, B extends Blocks = Blocks> {
  /** Raised when the shape of the state changes; see `Resource.upgrade`. */
  readonly version: number;
  readonly description: string;
  readonly attributes: A;
  readonly blocks: B;
}

/** What an object holds, be it a whole resource, a block or a nested attribute. */
export interface ObjectContent {
  readonly attributes: Attributes;
  readonly blocks?: Blocks;
}

/** Objects that lie in a block or an attribute, and how. */
export interface NestedObjects extends ObjectContent {
  readonly nesting: BlockNesting | "map";
}


/** Who may give an attribute its value, in Terraform's words; what does not apply is absent. */
export function mayBeSet(attribute: Attribute): {
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


/** The objects inside an attribute of this type, if it holds some. */
export function nestedAttributes(type: AttributeType): NestedObjects | undefined {
  if (type.kind === "object") {
    return { nesting: "single", attributes: type.attributes };
  }
  return "element" in type && type.element.kind === "object"
    ? { nesting: type.kind, attributes: type.element.attributes }
    : undefined;
}
