import { SEVERITY } from "../wire/terraform-messages";
import type { ToTerraform } from "../wire/terraform-messages";
import type { Connection } from "./connection";
import type { Rpc } from "./rpc";

/** Calls for kinds of objects that a provider of this runtime does not have. */
export const noFunctions: Rpc<"GetFunctions"> = async () => ({});
export const noIdentities: Rpc<"GetResourceIdentitySchemas"> = async () => ({});

export const callFunction: Rpc<"CallFunction"> = async ({ host }, { name }) => ({
  error: { text: `The provider ${host.provider.address} has no function ${name}.` },
});

const ephemeral = async (connection: Connection, request: { readonly type_name: string }): Promise<Refusal> =>
  refuse(connection, `offer the ephemeral resource ${request.type_name}`);
export const validateEphemeral: Rpc<"ValidateEphemeralResourceConfig"> = ephemeral;
export const openEphemeral: Rpc<"OpenEphemeralResource"> = ephemeral;
export const renewEphemeral: Rpc<"RenewEphemeralResource"> = ephemeral;
export const closeEphemeral: Rpc<"CloseEphemeralResource"> = ephemeral;

interface Refusal {
  readonly diagnostics: ToTerraform<"Diagnostic">[];
}

function refuse({ host }: Connection, deed: string): Refusal {
  const detail = `The provider ${host.provider.address} does not ${deed}. It has resources and data sources only.`;
  return { diagnostics: [{ severity: SEVERITY.error, summary: "Not offered by this provider", detail }] };
}
