import type { Attribute } from "./attribute";
import type { Block, Schema } from "./schema";
import type { AttributeType } from "./types";

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A type as Terraform writes it in JSON: `"string"`, `["list", "string"]`, `["object", {...}]`. */
export function typeJson(type: AttributeType): Json {
  switch (type.kind) {
    case "string":
    case "number":
    case "bool":
      return type.kind;
    case "object":
      return ["object", mapValues(type.attributes, typeJson)];
    default:
      return [type.kind, typeJson(type.element)];
  }
}

/** The declarations of a provider, without its behaviour. */
export interface SchemaSource {
  /** `host/namespace/type`. */
  readonly address: string;
  readonly schema: Schema;
  /** Schemas by resource type. */
  readonly resources: Readonly<Record<string, Schema>>;
}

/** The schema of a provider in the format of `terraform providers schema -json`, which binding generators read. */
export function providerSchemaJson(provider: SchemaSource): Json {
  return {
    format_version: "1.0",
    provider_schemas: {
      [provider.address]: {
        provider: schemaJson(provider.schema),
        resource_schemas: mapValues(provider.resources, schemaJson),
        data_source_schemas: {},
      },
    },
  };
}

function schemaJson(schema: Schema): Json {
  return {
    version: schema.version,
    block: {
      attributes: mapValues(schema.attributes, attributeJson),
      ...(Object.keys(schema.blocks).length > 0 ? { block_types: mapValues(schema.blocks, blockJson) } : {}),
      description: schema.description,
      description_kind: "plain",
    },
  };
}

function blockJson(block: Block): Json {
  return {
    nesting_mode: block.nesting,
    block: { attributes: mapValues(block.attributes, attributeJson), description_kind: "plain" },
    ...(block.minItems === undefined ? {} : { min_items: block.minItems }),
    ...(block.maxItems === undefined ? {} : { max_items: block.maxItems }),
  };
}

function attributeJson(attribute: Attribute): Json {
  return {
    type: typeJson(attribute.type),
    description: attribute.description,
    description_kind: "plain",
    ...modeJson(attribute),
    ...(attribute.sensitive ? { sensitive: true } : {}),
    ...(attribute.deprecated ? { deprecated: true } : {}),
  };
}

function modeJson(attribute: Attribute): Record<string, true> {
  switch (attribute.mode) {
    case "required":
      return { required: true };
    case "computed":
      return { computed: true };
    case "optional-computed":
      return { optional: true, computed: true };
    case "optional":
      // Terraform lets a provider fill in a default only where the attribute is computed as well.
      return attribute.default === undefined ? { optional: true } : { optional: true, computed: true };
  }
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => Json): Record<string, Json> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
