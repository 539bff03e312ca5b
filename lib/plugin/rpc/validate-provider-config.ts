import { Diagnostics } from "../diagnostics";
import { decodeObject } from "../values/dynamic-value";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import type { Rpc } from "./rpc";
import { validateConfig } from "./validate-config";

export const validateProviderConfig: Rpc<"ValidateProviderConfig"> = async ({ host }, request) => {
  const { provider } = host;
  const diagnostics = new Diagnostics();
  const config = decodeObject(provider.schema, request.config);
  if (config !== null) {
    await validateConfig(host, "the provider's configuration", provider, config, diagnostics, {
      writeOnlyAllowed: true,
    });
  }
  return { diagnostics: diagnosticsToProto(diagnostics, provider.schema) };
};
