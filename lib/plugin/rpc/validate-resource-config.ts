import { Diagnostics } from "../diagnostics";
import { decodeObject } from "../values/dynamic-value";
import { callAuthor } from "./author-call";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { findResource } from "./rpc";
import type { Rpc } from "./rpc";
import { validateAttributes } from "./validate-attributes";

export const validateResourceConfig: Rpc<"ValidateResourceConfig"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const resource = findResource(connection, request.type_name, diagnostics);
  const config = resource === undefined ? null : decodeObject(resource.schema, request.config);
  if (resource !== undefined && config !== null) {
    await callAuthor(connection.host, `Validating a ${resource.typeName}`, diagnostics, () => {
      validateAttributes(resource.schema, config, diagnostics, {
        writeOnlyAllowed: request.client_capabilities?.write_only_attributes_allowed === true,
      });
      resource.validate?.(config, diagnostics);
    });
  }
  return { diagnostics: diagnosticsToProto(diagnostics, resource?.schema) };
};
