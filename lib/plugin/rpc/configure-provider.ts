import { Diagnostics } from "../diagnostics";
import { decodeObject } from "../values/dynamic-value";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callProvider } from "./provider-call";
import type { Rpc } from "./rpc";

export const configureProvider: Rpc<"ConfigureProvider"> = async (connection, request) => {
  const { provider, log } = connection.host;
  const diagnostics = new Diagnostics();
  const config = decodeObject(provider.schema, request.config) ?? {};
  const outcome = await callProvider(connection.host, "Configuring the provider", diagnostics, () =>
    provider.configure(config, { diagnostics, log, terraformVersion: request.terraform_version }),
  );
  if (outcome.returned && !diagnostics.hasErrors) {
    connection.configured = { providerData: outcome.value };
  }
  return { diagnostics: diagnosticsToProto(connection.host, diagnostics, provider.schema) };
};
