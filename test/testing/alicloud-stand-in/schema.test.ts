import { readFileSync } from "node:fs";
import { join } from "node:path";
import { providerSchemaJson } from "../../../lib/plugin";
import { ALICLOUD_ADDRESS, alicloudStandIn } from "../../../lib/testing/alicloud-stand-in";

interface ProviderSchemas {
  readonly provider: Readonly<Record<string, unknown>>;
  readonly resource_schemas: Readonly<Record<string, unknown>>;
  readonly data_source_schemas: Readonly<Record<string, unknown>>;
}

interface NestedAttributes {
  readonly attributes: Readonly<Record<string, { readonly type: unknown }>>;
  readonly nesting_mode: string;
}

const RESOURCES = [
  "alicloud_resource_manager_account",
  "alicloud_resource_manager_folder",
  "alicloud_resource_manager_handshake",
  "alicloud_resource_manager_handshake_acceptance",
];
const DATA_SOURCES = ["alicloud_resource_manager_folders"];

const vendors = schemasIn(readFileSync(join(__dirname, "../../../schema/alicloud.schema.json"), "utf8"));
const standIns = schemasIn(JSON.stringify(standInSchema()));

function standInSchema(): unknown {
  const { address, schema, resources, dataSources = [] } = alicloudStandIn({});
  return providerSchemaJson({
    address,
    schema,
    resources: Object.fromEntries(resources.map(({ typeName, schema }) => [typeName, schema])),
    dataSources: Object.fromEntries(dataSources.map(({ typeName, schema }) => [typeName, schema])),
  });
}

/** Descriptions differ: the vendor's provider has none in its schema. */
function schemasIn(json: string): ProviderSchemas {
  const parsed = JSON.parse(json, (key: string, value: unknown) =>
    key === "description" && typeof value === "string" ? undefined : value,
  ) as { readonly provider_schemas: Readonly<Record<string, ProviderSchemas>> };
  const schemas = parsed.provider_schemas[ALICLOUD_ADDRESS];
  if (schemas === undefined) {
    throw new Error(`There is no schema of ${ALICLOUD_ADDRESS}.`);
  }
  return schemas;
}

test.each(RESOURCES)("%s has the schema of the vendor's provider", (type) => {
  expect(standIns.resource_schemas[type]).toEqual(vendors.resource_schemas[type]);
});

test.each(DATA_SOURCES)("The data source %s has the schema of the vendor's provider", (type) => {
  expect(withoutModes(standIns.data_source_schemas[type])).toEqual(vendors.data_source_schemas[type]);
});

test("There are no further types", () => {
  expect(Object.keys(standIns.resource_schemas)).toEqual(RESOURCES);
  expect(Object.keys(standIns.data_source_schemas)).toEqual(DATA_SOURCES);
});

test("The provider block is that of the vendor's, except for the block inside features", () => {
  const withoutFeatures = (schemas: ProviderSchemas): unknown =>
    JSON.parse(JSON.stringify(schemas.provider), (key: string, value: unknown) =>
      key === "features" ? undefined : value,
    );
  expect(withoutFeatures(standIns)).toEqual(withoutFeatures(vendors));
});

/** The vendor's protocol has no words for who sets the parts of an element: its schema has their types alone. */
function withoutModes(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), (_key, value: unknown) => {
    if (typeof value !== "object" || value === null || !("nested_type" in value)) return value;
    const { nested_type: nested, ...rest } = value as { readonly nested_type: NestedAttributes };
    const types = Object.entries(nested.attributes).map(([name, { type }]) => [name, type]);
    return { ...rest, type: [nested.nesting_mode, ["object", Object.fromEntries(types)]] };
  });
}
