import type { Attributes } from "./attribute";
import { checkSchema } from "./check-schema";

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
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The `timeouts` block, whose values are durations such as "30s" or "10m". */
  readonly timeouts?: boolean;
}

export type BlockNesting = "single" | "list" | "set";

/** An interface, because a type alias could not refer to blocks that hold blocks. */
export interface Blocks {
  readonly [name: string]: Block;
}

type NoBlocks = Record<never, never>;

export interface Schema<A extends Attributes = Attributes, B extends Blocks = Blocks> {
  /** Raised when the shape of the state changes; see `Resource.upgrade`. */
  readonly version: number;
  readonly description: string;
  readonly attributes: A;
  readonly blocks: B;
}

/**
 * Declares a schema once; its TypeScript types follow with `StateOf`, `PlanOf` and `ConfigOf`.
 *
 * @throws RangeError for what Terraform would refuse: a name that is no identifier, something write-only in a set.
 */
export function schema<A extends Attributes, B extends Blocks = NoBlocks>(definition: {
  readonly version?: number;
  readonly description: string;
  readonly attributes: A;
  readonly blocks?: B;
}): Schema<A, B> {
  const blocks = definition.blocks ?? ({} as B);
  checkSchema({ attributes: definition.attributes, blocks });
  return {
    version: definition.version ?? 0,
    description: definition.description,
    attributes: definition.attributes,
    blocks,
  };
}
