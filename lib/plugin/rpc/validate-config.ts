import { Diagnostics } from "../diagnostics";
import type { Schema } from "../schema/model";
import { decodeObject } from "../values/dynamic-value";
import type { ObjectValue } from "../values/value";
import type { Host } from "./connection";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callProvider } from "./provider-call";
import { findDataSource, findResource } from "./rpc";
import type { Rpc } from "./rpc";
import { refuseMissing, validateAttributes } from "./validate-attributes";

/** What a provider, a resource or a data source knows of its configuration. */
interface Validated {
  readonly schema: Schema;
  validate?(config: ObjectValue, diagnostics: Diagnostics): void;
}

export const validateProviderConfig: Rpc<"ValidateProviderConfig"> = async (connection, request) => {
  const { host } = connection;
  const { provider } = host;
  const diagnostics = new Diagnostics();
  const config = decodeObject(provider.schema, request.config);
  if (config !== null) {
    await validateConfig(host, "the provider's configuration", provider, config, diagnostics);
  }
  return { diagnostics: diagnosticsToProto(connection.host, diagnostics, provider.schema) };
};

export const validateResourceConfig: Rpc<"ValidateResourceConfig"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const resource = findResource(connection, request.type_name, diagnostics);
  const config = resource === undefined ? null : decodeObject(resource.schema, request.config);
  if (resource !== undefined && config !== null) {
    await validateConfig(connection.host, `a ${resource.typeName}`, resource, config, diagnostics);
  }
  return { diagnostics: diagnosticsToProto(connection.host, diagnostics, resource?.schema) };
};

export const validateDataSourceConfig: Rpc<"ValidateDataResourceConfig"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const source = findDataSource(connection, request.type_name, diagnostics);
  const config = source === undefined ? null : decodeObject(source.schema, request.config);
  if (source !== undefined && config !== null) {
    await validateConfig(connection.host, source.typeName, source, config, diagnostics);
  }
  return { diagnostics: diagnosticsToProto(connection.host, diagnostics, source?.schema) };
};

/**
 * Runs the checks of the schema and then, whatever these found, those across attributes. The latter rely on the types of
 * the schema: they do not run where something required is missing.
 */
async function validateConfig(
  host: Host,
  subject: string,
  validated: Validated,
  config: ObjectValue,
  diagnostics: Diagnostics,
): Promise<void> {
  const isComplete = refuseMissing(validated.schema, config, diagnostics);
  await callProvider(host, `Validating ${subject}`, diagnostics, () => {
    validateAttributes(host, validated.schema, config, diagnostics);
  });
  if (isComplete) {
    // Its outcome is awaited: it may well be an async function.
    await callProvider(host, `Validating ${subject}`, diagnostics, () =>
      validated.validate?.(config, diagnostics),
    );
  }
}
