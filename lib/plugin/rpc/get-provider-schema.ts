import type { Schema } from "../schema/schema";
import type { ToTerraform } from "../wire/terraform-messages";
import { SERVER_CAPABILITIES } from "./get-metadata";
import type { Rpc } from "./rpc";
import { schemaToProto } from "./schema-to-proto";

export const getProviderSchema: Rpc<"GetProviderSchema"> = async ({ host }) => ({
  provider: schemaToProto(host.provider.schema),
  resource_schemas: schemasOf(host.resources),
  data_source_schemas: schemasOf(host.dataSources),
  server_capabilities: SERVER_CAPABILITIES,
});

function schemasOf(
  types: ReadonlyMap<string, { readonly schema: Schema }>,
): Record<string, ToTerraform<"Schema">> {
  return Object.fromEntries([...types].map(([typeName, { schema }]) => [typeName, schemaToProto(schema)]));
}
