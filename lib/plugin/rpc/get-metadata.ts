import type { Rpc } from "./rpc";

/**
 * `plan_destroy`: destruction is planned too, so that a resource can refuse it.
 * `get_provider_schema_optional`: Terraform need not ask every process for the schema, which saves two calls a plan.
 * `move_resource_state`: a `moved` block may lead here from another type.
 */
export const SERVER_CAPABILITIES = {
  plan_destroy: true,
  get_provider_schema_optional: true,
  move_resource_state: true,
} as const;

export const getMetadata: Rpc<"GetMetadata"> = async ({ host }) => ({
  server_capabilities: SERVER_CAPABILITIES,
  resources: [...host.resources.keys()].map((type_name) => ({ type_name })),
  data_sources: [...host.dataSources.keys()].map((type_name) => ({ type_name })),
});
