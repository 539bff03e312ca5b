import { isWriteOnly, mayBeSet, nestedAttributes } from "../schema/model";
import type { Attribute, Attributes, PlainType, Block, Schema } from "../schema/model";
import { typeJson } from "../schema/terraform-json";
import { NESTING } from "../wire/terraform-messages";
import type { ToTerraform } from "../wire/terraform-messages";

export function schemaToProto(schema: Schema): ToTerraform<"Schema"> {
  const { version } = schema;
  return { version, block: { version, ...contentToProto(schema) } };
}

function contentToProto({
  description,
  attributes,
  blocks = {},
}: Pick<Block, "description" | "attributes" | "blocks">): ToTerraform<"Schema.Block"> {
  return {
    description,
    attributes: attributesToProto(attributes),
    block_types: Object.entries(blocks).map(([name, block]) => blockToProto(name, block)),
  };
}

function attributesToProto(attributes: Attributes): ToTerraform<"Schema.Attribute">[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    ...typeToProto(attribute),
    description: attribute.description,
    ...mayBeSet(attribute),
    sensitive: attribute.sensitive,
    deprecated: attribute.deprecated,
    write_only: isWriteOnly(attribute),
  }));
}

function typeToProto({ type }: Attribute): Pick<ToTerraform<"Schema.Attribute">, "type" | "nested_type"> {
  const nested = nestedAttributes(type);
  return nested === undefined
    ? { type: Buffer.from(JSON.stringify(typeJson(type as PlainType))) }
    : { nested_type: { attributes: attributesToProto(nested.attributes), nesting: NESTING[nested.nesting] } };
}

function blockToProto(name: string, block: Block): ToTerraform<"Schema.NestedBlock"> {
  return {
    type_name: name,
    nesting: NESTING[block.nesting],
    block: contentToProto(block),
    min_items: block.minItems ?? 0,
    max_items: block.maxItems ?? 0,
  };
}
