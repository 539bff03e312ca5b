import type { Schema } from "../schema/model";
import type { ToTerraform } from "../wire/messages";
import type { Rpc } from "./rpc";
import { schemaToProto } from "./schema-to-proto";

/**
 * `plan_destroy`: destruction is planned too, so that a resource can refuse it.
 * `get_provider_schema_optional`: Terraform need not ask every process for the schema, which saves two calls a plan.
 * `move_resource_state`: a `moved` block may lead here from another type.
 */
const SERVER_CAPABILITIES = {
  plan_destroy: true,
  get_provider_schema_optional: true,
  move_resource_state: true,
} as const;

export const getProviderSchema: Rpc<"GetProviderSchema"> = async ({ host }) => ({
  provider: schemaToProto(host.provider.schema),
  resource_schemas: schemasOf(host.resources),
  data_source_schemas: schemasOf(host.dataSources),
  server_capabilities: SERVER_CAPABILITIES,
});

export const getMetadata: Rpc<"GetMetadata"> = async ({ host }) => ({
  server_capabilities: SERVER_CAPABILITIES,
  resources: [...host.resources.keys()].map((type_name) => ({ type_name })),
  data_sources: [...host.dataSources.keys()].map((type_name) => ({ type_name })),
});

function schemasOf(
  types: ReadonlyMap<string, { readonly schema: Schema }>,
): Record<string, ToTerraform<"Schema">> {
  return Object.fromEntries([...types].map(([typeName, { schema }]) => [typeName, schemaToProto(schema)]));
}
