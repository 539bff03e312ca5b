import type { Diagnostics } from "../diagnostics";
import type { CallContext, Resource } from "../resource";
import type { Request, Response, RpcName } from "../wire/terraform-messages";
import type { Connection } from "./connection";

/** One call of the protocol. */
export type Rpc<Name extends RpcName> = (
  connection: Connection,
  request: Request<Name>,
) => Promise<Response<Name>>;

/** The resource of that type; an error in `diagnostics` if the provider has none. */
export function findResource(
  connection: Connection,
  typeName: string,
  diagnostics: Diagnostics,
): Resource | undefined {
  const resource = connection.host.resources.get(typeName);
  if (resource === undefined) {
    const offered = [...connection.host.resources.keys()].join(", ");
    diagnostics.error(
      `Unknown resource type ${typeName}`,
      `The provider ${connection.host.provider.address} offers ${offered}. If the type is new, upgrade the provider.`,
    );
  }
  return resource;
}

/** What a resource's own code gets; an error in `diagnostics` if the provider has not been configured. */
export function callContext(
  connection: Connection,
  diagnostics: Diagnostics,
): CallContext<unknown> | undefined {
  if (connection.configured === undefined) {
    diagnostics.error(
      "Provider not configured",
      `Terraform used a resource of ${connection.host.provider.address} before it configured the provider. ` +
        "This happens after a failed configuration, whose error comes before this one.",
    );
    return undefined;
  }
  return {
    client: connection.configured.client,
    diagnostics,
    signal: connection.signal,
    log: connection.host.log,
  };
}
