import { checkSchema } from "./check-schema";
import type { Attributes, Blocks, Schema } from "./model";

type NoBlocks = Record<never, never>;

/**
 * Declares a schema once; its TypeScript types follow with `StateOf`, `PlanOf` and `ConfigOf`.
 *
 * @throws RangeError for what cannot work: a name that is no identifier, something filled in in a set, a replacement from inside.
 */
export function schema<A extends Attributes, B extends Blocks = NoBlocks>(definition: {
  readonly version?: number;
  readonly description: string;
  readonly key?: keyof A & string;
  readonly attributes: A;
  readonly blocks?: B;
}): Schema<A, B> {
  const blocks = definition.blocks ?? ({} as B);
  checkSchema({ attributes: definition.attributes, blocks });
  return {
    version: definition.version ?? 0,
    description: definition.description,
    key: definition.key,
    attributes: definition.attributes,
    blocks,
  };
}
