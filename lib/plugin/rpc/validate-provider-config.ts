import { Diagnostics } from "../diagnostics";
import { decodeObject } from "../values/dynamic-value";
import { callAuthor } from "./author-call";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import type { Rpc } from "./rpc";
import { validateAttributes } from "./validate-attributes";

export const validateProviderConfig: Rpc<"ValidateProviderConfig"> = async ({ host }, request) => {
  const { provider } = host;
  const diagnostics = new Diagnostics();
  const config = decodeObject(provider.schema, request.config);
  if (config !== null) {
    await callAuthor(host, "Validating the provider's configuration", diagnostics, () => {
      validateAttributes(provider.schema, config, diagnostics, { writeOnlyAllowed: true });
      provider.validate?.(config, diagnostics);
    });
  }
  return { diagnostics: diagnosticsToProto(diagnostics, provider.schema) };
};
