import { readFileSync } from "node:fs";
import { join } from "node:path";
import { providerSchemaJson } from "../../../lib/plugin";
import { ALICLOUD_ADDRESS, alicloudStandIn } from "../../../lib/testing/alicloud-stand-in";

interface ProviderSchemas {
  readonly provider: Readonly<Record<string, unknown>>;
  readonly resource_schemas: Readonly<Record<string, unknown>>;
}

const ACCOUNT = "alicloud_resource_manager_account";
const FOLDER = "alicloud_resource_manager_folder";

const vendors = schemasIn(readFileSync(join(__dirname, "../../../schema/alicloud.schema.json"), "utf8"));
const standIns = schemasIn(JSON.stringify(standInSchema()));

function standInSchema(): unknown {
  const { address, schema, resources } = alicloudStandIn({});
  return providerSchemaJson({
    address,
    schema,
    resources: Object.fromEntries(resources.map((resource) => [resource.typeName, resource.schema])),
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

test.each([ACCOUNT, FOLDER])("%s has the schema of the vendor's provider", (type) => {
  expect(standIns.resource_schemas[type]).toEqual(vendors.resource_schemas[type]);
});

test("There are no further resource types", () => {
  expect(Object.keys(standIns.resource_schemas)).toEqual([ACCOUNT, FOLDER]);
});

test("The provider block is that of the vendor's, except for the block inside features", () => {
  const withoutFeatures = (schemas: ProviderSchemas): unknown =>
    JSON.parse(JSON.stringify(schemas.provider), (key: string, value: unknown) =>
      key === "features" ? undefined : value,
    );
  expect(withoutFeatures(standIns)).toEqual(withoutFeatures(vendors));
});
