import { SERVER_CAPABILITIES } from "./get-metadata";
import type { Rpc } from "./rpc";
import { schemaToProto } from "./schema-to-proto";

export const getProviderSchema: Rpc<"GetProviderSchema"> = async ({ host }) => ({
  provider: schemaToProto(host.provider.schema),
  resource_schemas: Object.fromEntries(
    [...host.resources.values()].map((resource) => [resource.typeName, schemaToProto(resource.schema)]),
  ),
  server_capabilities: SERVER_CAPABILITIES,
});
