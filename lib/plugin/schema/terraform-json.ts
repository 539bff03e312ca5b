import { isWriteOnly, mayBeSet, nestedAttributes } from "./model";
import type { Attribute, Attributes, PlainType, Block, Schema, ObjectContent } from "./model";

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A type as Terraform writes it in JSON: `"string"`, `["list", "string"]`. */
export function typeJson(type: PlainType): Json {
  if ("element" in type) {
    return [type.kind, typeJson(type.element)];
  }
  return type.kind === "decimal" ? "number" : type.kind;
}

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
export function providerSchemaJson(provider: SchemaSource): Json {
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

function schemaJson(schema: Schema): Json {
  return {
    version: schema.version,
    block: { ...contentJson(schema), description: schema.description, description_kind: "plain" },
  };
}

function contentJson({ attributes, blocks = {} }: ObjectContent): Record<string, Json> {
  return {
    ...(Object.keys(attributes).length > 0 ? { attributes: attributesJson(attributes) } : {}),
    ...(Object.keys(blocks).length > 0 ? { block_types: mapValues(blocks, blockJson) } : {}),
  };
}

function blockJson(block: Block): Json {
  return {
    nesting_mode: block.nesting,
    block: { ...contentJson(block), description_kind: "plain" },
    ...(block.minItems === undefined ? {} : { min_items: block.minItems }),
    ...(block.maxItems === undefined ? {} : { max_items: block.maxItems }),
  };
}

function attributesJson(attributes: Attributes): Json {
  return mapValues(attributes, (attribute) => ({
    ...attributeTypeJson(attribute),
    description: attribute.description,
    description_kind: "plain",
    ...mayBeSet(attribute),
    ...(attribute.sensitive ? { sensitive: true } : {}),
    ...(attribute.deprecated ? { deprecated: true } : {}),
    ...(isWriteOnly(attribute) ? { write_only: true } : {}),
  }));
}

function attributeTypeJson({ type }: Attribute): Record<string, Json> {
  const nested = nestedAttributes(type);
  return nested === undefined
    ? { type: typeJson(type as PlainType) }
    : { nested_type: { attributes: attributesJson(nested.attributes), nesting_mode: nested.nesting } };
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => Json): Record<string, Json> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
