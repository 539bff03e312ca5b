import { serveInProcess } from "../../plugin";
import type { InProcessServer, Provider } from "../../plugin";
import { alicloudStandIn } from "../alicloud-stand-in";
import type { SandboxEnvironment } from "./environment";
import { addressesOf } from "./registries";

/** Providers that run inside this process. */
export interface InProcessProviders {
  /** The value of `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
  close(): Promise<void>;
}

/** Serves the alicloud stand-in, and these providers. */
export async function serveProviders(
  environment: SandboxEnvironment,
  further: readonly Provider[],
): Promise<InProcessProviders> {
  const served: [address: string, server: InProcessServer][] = [];
  const standIn = alicloudStandIn(environment);
  served.push([standIn.address, await serveInProcess(standIn)]);
  for (const provider of further) {
    served.push([provider.address, await serveInProcess(provider)]);
  }
  return {
    reattach: JSON.stringify(
      Object.fromEntries(
        served.flatMap(([address, { reattach }]) => addressesOf(address).map((each) => [each, reattach])),
      ),
    ),
    close: async () => {
      await Promise.all(served.map(([, server]) => server.close()));
    },
  };
}
