import type { Attribute } from "../schema/attribute";
import type { Attributes, Block, Schema } from "../schema/schema";
import { typeJson } from "../schema/terraform-json";
import { NESTING } from "../wire/terraform-messages";
import type { ToTerraform } from "../wire/terraform-messages";

export function schemaToProto(schema: Schema): ToTerraform<"Schema"> {
  return {
    version: schema.version,
    block: {
      version: schema.version,
      description: schema.description,
      attributes: attributesToProto(schema.attributes),
      block_types: Object.entries(schema.blocks).map(([name, block]) => blockToProto(name, block)),
    },
  };
}

function attributesToProto(attributes: Attributes): ToTerraform<"Schema.Attribute">[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    type: Buffer.from(JSON.stringify(typeJson(attribute.type))),
    description: attribute.description,
    required: attribute.mode === "required",
    optional: attribute.mode === "optional" || attribute.mode === "optional-computed",
    computed: mayBeFilledIn(attribute),
    sensitive: attribute.sensitive,
    deprecated: attribute.deprecated,
  }));
}

/** Terraform accepts a default in a plan only where the attribute is declared as computed as well. */
function mayBeFilledIn(attribute: Attribute): boolean {
  return (
    attribute.mode === "computed" || attribute.mode === "optional-computed" || attribute.default !== undefined
  );
}

function blockToProto(name: string, block: Block): ToTerraform<"Schema.NestedBlock"> {
  return {
    type_name: name,
    nesting: NESTING[block.nesting],
    block: { description: block.description, attributes: attributesToProto(block.attributes) },
    min_items: block.minItems ?? 0,
    max_items: block.maxItems ?? 0,
  };
}
