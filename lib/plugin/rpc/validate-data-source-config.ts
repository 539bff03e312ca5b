import { Diagnostics } from "../diagnostics";
import { decodeObject } from "../values/dynamic-value";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { findDataSource } from "./rpc";
import type { Rpc } from "./rpc";
import { validateConfig } from "./validate-config";

export const validateDataSourceConfig: Rpc<"ValidateDataResourceConfig"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const source = findDataSource(connection, request.type_name, diagnostics);
  const config = source === undefined ? null : decodeObject(source.schema, request.config);
  if (source !== undefined && config !== null) {
    await validateConfig(connection.host, source.typeName, source, config, diagnostics, {
      writeOnlyAllowed: false,
    });
  }
  return { diagnostics: diagnosticsToProto(diagnostics, source?.schema) };
};
