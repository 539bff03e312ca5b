import type { DataSource } from "../data-source";
import type { Diagnostics } from "../diagnostics";
import type { CallContext, Resource } from "../resource";
import type { Request, Response, RpcName } from "../wire/messages";
import type { Connection, Host } from "./connection";

/** One call of the protocol. */
export type Rpc<Name extends RpcName> = (
  connection: Connection,
  request: Request<Name>,
) => Promise<Response<Name>>;

/** The resource of that type; an error in `diagnostics` if the provider has none. */
export function findResource(
  { host }: Connection,
  typeName: string,
  diagnostics: Diagnostics,
): Resource | undefined {
  return find(host, host.resources, "resource type", typeName, diagnostics);
}

/** The data source of that type; an error in `diagnostics` if the provider has none. */
export function findDataSource(
  { host }: Connection,
  typeName: string,
  diagnostics: Diagnostics,
): DataSource | undefined {
  return find(host, host.dataSources, "data source", typeName, diagnostics);
}

function find<T>(
  host: Host,
  known: ReadonlyMap<string, T>,
  kind: string,
  typeName: string,
  diagnostics: Diagnostics,
): T | undefined {
  const found = known.get(typeName);
  if (found === undefined) {
    const offered = [...known.keys()].join(", ") || "none";
    diagnostics.error(
      `Unknown ${kind} ${typeName}`,
      `The provider ${host.provider.address} offers ${offered}. If the type is new, upgrade the provider.`,
    );
  }
  return found;
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
    providerData: connection.configured.providerData,
    diagnostics,
    signal: connection.signal,
    log: connection.host.log,
  };
}
