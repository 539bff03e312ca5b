import { isWriteOnly } from "./attribute";
import type { Attribute, Attributes } from "./attribute";
import { nestedAttributes } from "./nesting";
import type { ObjectContent } from "./nesting";
import type { Block, Schema } from "./schema";
import type { PlainType } from "./types";

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

/** Who may give an attribute its value, in Terraform's words; what does not apply is absent. */
export function mayBeSet(attribute: Attribute): {
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
} {
  switch (attribute.mode) {
    case "required":
    case "required-write-only":
      return { required: true };
    case "write-only":
      return { optional: true };
    case "computed":
      return { computed: true };
    case "optional-computed":
      return { optional: true, computed: true };
    case "optional":
      // Terraform accepts a default in a plan only where the attribute is declared as computed as well.
      return attribute.default === undefined ? { optional: true } : { optional: true, computed: true };
  }
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => Json): Record<string, Json> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
