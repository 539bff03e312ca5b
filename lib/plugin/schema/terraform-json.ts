import { mapValues } from "../values/value";
import { configurability, nestedAttributes } from "./model";
import type {
  Attribute,
  Attributes,
  Block,
  BlockNesting,
  Blocks,
  NestedObjects,
  PlainType,
  Schema,
} from "./model";

/** The declarations of a provider, without its behaviour. */
export interface SchemaSource {
  /** `host/namespace/type`. */
  readonly address: string;
  readonly schema: Schema;
  /** Schemas by resource type. */
  readonly resources: Readonly<Record<string, Schema>>;
  /** Schemas by data source. @default none */
  readonly dataSources?: Readonly<Record<string, Schema>>;
}

/** The schema of a provider in the format of `terraform providers schema -json`, which binding generators read. */
export function providerSchemaJson(provider: SchemaSource) {
  return {
    format_version: "1.0",
    provider_schemas: {
      [provider.address]: {
        provider: schemaJson(provider.schema),
        resource_schemas: mapValues(provider.resources, schemaJson),
        data_source_schemas: mapValues(provider.dataSources ?? {}, schemaJson),
      },
    },
  };
}

interface SchemaJson {
  readonly version: number;
  readonly block: BlockJson;
}

/** What does not apply is left out. */
export interface BlockJson {
  readonly attributes?: Readonly<Record<string, AttributeJson>>;
  readonly block_types?: Readonly<Record<string, NestedBlockJson>>;
  readonly description?: string;
  readonly description_kind: "plain";
}

export interface NestedBlockJson {
  readonly nesting_mode: BlockNesting;
  readonly block: BlockJson;
  readonly max_items?: number;
}

export interface AttributeJson {
  readonly type?: TypeJson;
  readonly nested_type?: {
    readonly attributes: Readonly<Record<string, AttributeJson>>;
    readonly nesting_mode: NestedObjects["nesting"];
  };
  readonly description: string;
  readonly description_kind: "plain";
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
  readonly deprecated?: true;
}

/** `"string"`, `["list", "string"]`. */
type TypeJson = string | readonly [string, TypeJson];

/** The one walk through a schema: what is sent to Terraform is made of this as well. */
export function schemaJson(schema: Schema): SchemaJson {
  return { version: schema.version, block: blockJson(schema) };
}

function blockJson({
  attributes,
  blocks = {},
  description,
}: Pick<Block, "attributes" | "description"> & { readonly blocks?: Blocks }): BlockJson {
  return {
    ...(Object.keys(attributes).length > 0 ? { attributes: attributesJson(attributes) } : {}),
    ...(Object.keys(blocks).length > 0 ? { block_types: mapValues(blocks, nestedBlockJson) } : {}),
    ...(description === "" ? {} : { description }),
    description_kind: "plain",
  };
}

function nestedBlockJson(block: Block): NestedBlockJson {
  return {
    nesting_mode: block.nesting,
    block: blockJson(block),
    ...(block.maxItems === undefined ? {} : { max_items: block.maxItems }),
  };
}

function attributesJson(attributes: Attributes): Record<string, AttributeJson> {
  return mapValues(attributes, (attribute) => ({
    ...attributeTypeJson(attribute),
    description: attribute.description,
    description_kind: "plain",
    ...configurability(attribute),
    ...(attribute.sensitive ? { sensitive: true } : {}),
    ...(attribute.deprecated ? { deprecated: true } : {}),
  }));
}

function attributeTypeJson({ type }: Attribute): Pick<AttributeJson, "type" | "nested_type"> {
  const nested = nestedAttributes(type);
  return nested === undefined
    ? { type: typeJson(type as PlainType) }
    : { nested_type: { attributes: attributesJson(nested.attributes), nesting_mode: nested.nesting } };
}

function typeJson(type: PlainType): TypeJson {
  return "element" in type ? [type.kind, typeJson(type.element)] : type.kind;
}
