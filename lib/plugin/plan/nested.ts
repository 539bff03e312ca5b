import type { Attributes, Block, Schema } from "../schema/schema";
import { isObjectValue } from "../values/value";
import type { ObjectValue, Value } from "../values/value";

/** One object of a plan (the whole one, or one in a block) with what stands in its place elsewhere. */
export interface PlannedPart {
  readonly planned: ObjectValue;
  /** Undefined in a set, whose elements have no identity to find the configured one by. */
  readonly config: ObjectValue | undefined;
  /** Undefined where nothing existed. In a set the planned element itself, which Terraform filled in from the prior one. */
  readonly prior: ObjectValue | undefined;
}

/** Calls `change` for the top level of a plan and for every object in its blocks; it may change `part.planned`. */
export function forEachPart(
  schema: Schema,
  whole: PlannedPart,
  change: (attributes: Attributes, part: PlannedPart) => void,
): void {
  change(schema.attributes, whole);
  for (const [name, block] of Object.entries(schema.blocks)) {
    for (const part of partsOfBlock(block, whole.planned[name], whole.config?.[name], whole.prior?.[name])) {
      change(block.attributes, part);
    }
  }
}

function partsOfBlock(
  block: Block,
  planned: Value | undefined,
  config: Value | undefined,
  prior: Value | undefined,
): PlannedPart[] {
  const find = (side: Value | undefined, index: number): ObjectValue | undefined => {
    const item =
      block.nesting === "single"
        ? side
        : block.nesting === "list" && Array.isArray(side)
          ? side[index]
          : undefined;
    return isObjectValue(item) ? item : undefined;
  };
  return (Array.isArray(planned) ? planned : [planned ?? null]).flatMap((item, index) =>
    isObjectValue(item)
      ? [
          {
            planned: item,
            config: find(config, index),
            prior: block.nesting === "set" ? item : find(prior, index),
          },
        ]
      : [],
  );
}
