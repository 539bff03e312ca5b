import { Diagnostics } from "../diagnostics";
import { decodeObject } from "../values/dynamic-value";
import { callAuthor } from "./author-call";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { findDataSource } from "./rpc";
import type { Rpc } from "./rpc";
import { validateAttributes } from "./validate-attributes";

export const validateDataSourceConfig: Rpc<"ValidateDataResourceConfig"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const source = findDataSource(connection, request.type_name, diagnostics);
  const config = source === undefined ? null : decodeObject(source.schema, request.config);
  if (source !== undefined && config !== null) {
    await callAuthor(connection.host, `Validating a ${source.typeName}`, diagnostics, () => {
      validateAttributes(source.schema, config, diagnostics, { writeOnlyAllowed: false });
      source.validate?.(config, diagnostics);
    });
  }
  return { diagnostics: diagnosticsToProto(diagnostics, source?.schema) };
};
