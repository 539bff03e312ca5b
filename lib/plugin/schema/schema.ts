import type { Attribute } from "./attribute";
import type { Pending } from "./types";

export type Attributes = Readonly<Record<string, Attribute>>;

/** A nested block. `single` appears at most once and is an object or null; the others are arrays. */
export interface Block<A extends Attributes = Attributes, N extends BlockNesting = BlockNesting> {
  readonly nesting: N;
  readonly attributes: A;
  readonly description: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The `timeouts` block, whose values are durations such as "30s" or "10m". */
  readonly timeouts?: boolean;
}

export type BlockNesting = "single" | "list" | "set";

export interface Schema<
  A extends Attributes = Attributes,
  B extends Readonly<Record<string, Block>> = Readonly<Record<string, Block>>,
> {
  /** Raised when the shape of the state changes; see `Resource.upgrade`. */
  readonly version: number;
  readonly description: string;
  readonly attributes: A;
  readonly blocks: B;
}

/** Declares a schema once; its TypeScript types follow with {@link StateOf}, {@link ConfigOf} and {@link PlanOf}. */
export function schema<A extends Attributes, B extends Readonly<Record<string, Block>> = Record<never, never>>(definition: {
  readonly version?: number;
  readonly description: string;
  readonly attributes: A;
  readonly blocks?: B;
}): Schema<A, B> {
  return {
    version: definition.version ?? 0,
    description: definition.description,
    attributes: definition.attributes,
    blocks: definition.blocks ?? ({} as B),
  };
}

type ValueOf<A> = A extends Attribute<infer T> ? T : never;
type AlwaysSet<A> = A extends Attribute<unknown, "required"> ? true : A extends Attribute<unknown, "optional", true> ? true : false;

type StateAttributes<A extends Attributes> = {
  -readonly [K in keyof A]: AlwaysSet<A[K]> extends true ? ValueOf<A[K]> : ValueOf<A[K]> | null;
};
type PendingAttributes<A extends Attributes> = {
  -readonly [K in keyof A]: AlwaysSet<A[K]> extends true ? Pending<ValueOf<A[K]>> : Pending<ValueOf<A[K]>> | null;
};
type ConfigAttributes<A extends Attributes> = {
  readonly [K in keyof A]: A[K] extends Attribute<infer T, "required"> ? Pending<T> : Pending<ValueOf<A[K]>> | null;
};

type BlocksOf<B, F extends "state" | "pending" | "config"> = {
  [K in keyof B]: B[K] extends Block<infer A, infer N>
    ? N extends "single"
      ? BlockValue<A, F> | null
      : readonly BlockValue<A, F>[]
    : never;
};
type BlockValue<A extends Attributes, F> = F extends "state"
  ? StateAttributes<A>
  : F extends "pending"
    ? PendingAttributes<A>
    : ConfigAttributes<A>;

/** What stands in state: everything known, null where unset. */
export type StateOf<S> = S extends Schema<infer A, infer B> ? StateAttributes<A> & BlocksOf<B, "state"> : never;

/** What a plan holds: as a state, but any value may be known only after apply. Defaults are applied. */
export type PlanOf<S> = S extends Schema<infer A, infer B> ? PendingAttributes<A> & BlocksOf<B, "pending"> : never;

/** What the user wrote: null where he wrote nothing, defaults not applied. */
export type ConfigOf<S> = S extends Schema<infer A, infer B> ? ConfigAttributes<A> & BlocksOf<B, "config"> : never;
