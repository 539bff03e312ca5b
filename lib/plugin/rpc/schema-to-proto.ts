import type { Schema } from "../schema/model";
import { schemaJson } from "../schema/terraform-json";
import type { AttributeJson, BlockJson, NestedBlockJson } from "../schema/terraform-json";
import type { ToTerraform } from "../wire/messages";
import { terraformEnums } from "../wire/terraform-messages";

/** The same as Terraform's JSON says, in protobuf: lists of named things instead of maps, numbers instead of words. */
export function schemaToProto(schema: Schema): ToTerraform<"Schema"> {
  const { version, block } = schemaJson(schema);
  return { version, block: { version, ...blockToProto(block) } };
}

function blockToProto({
  attributes = {},
  block_types = {},
  description,
}: BlockJson): ToTerraform<"Schema.Block"> {
  return {
    description,
    attributes: attributesToProto(attributes),
    block_types: Object.entries(block_types).map(([name, block]) => nestedBlockToProto(name, block)),
  };
}

function nestedBlockToProto(
  type_name: string,
  { nesting_mode, block, max_items }: NestedBlockJson,
): ToTerraform<"Schema.NestedBlock"> {
  const nesting = terraformEnums["Schema.NestedBlock.NestingMode"][nesting_mode];
  return { type_name, nesting, block: blockToProto(block), max_items };
}

function attributesToProto(
  attributes: Readonly<Record<string, AttributeJson>>,
): ToTerraform<"Schema.Attribute">[] {
  return Object.entries(attributes).map(
    ([name, { type, nested_type, description_kind: _plain, ...flags }]) => ({
      name,
      ...(type === undefined ? {} : { type: Buffer.from(JSON.stringify(type)) }),
      ...(nested_type === undefined ? {} : { nested_type: nestedTypeToProto(nested_type) }),
      ...flags,
    }),
  );
}

function nestedTypeToProto({
  attributes,
  nesting_mode,
}: NonNullable<AttributeJson["nested_type"]>): ToTerraform<"Schema.Object"> {
  return {
    attributes: attributesToProto(attributes),
    nesting: terraformEnums["Schema.Object.NestingMode"][nesting_mode],
  };
}
