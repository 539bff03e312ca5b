import { Diagnostics } from "../diagnostics";
import { decodeObject } from "../values/dynamic-value";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { findResource } from "./rpc";
import type { Rpc } from "./rpc";
import { validateConfig } from "./validate-config";

export const validateResourceConfig: Rpc<"ValidateResourceConfig"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const resource = findResource(connection, request.type_name, diagnostics);
  const config = resource === undefined ? null : decodeObject(resource.schema, request.config);
  if (resource !== undefined && config !== null) {
    await validateConfig(connection.host, `a ${resource.typeName}`, resource, config, diagnostics, {
      writeOnlyAllowed: request.client_capabilities?.write_only_attributes_allowed === true,
    });
  }
  return { diagnostics: diagnosticsToProto(diagnostics, resource?.schema) };
};
