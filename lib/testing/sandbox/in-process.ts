import { serveInProcess } from "../../plugin";
import type { InProcessServer, Provider } from "../../plugin";

/** Providers that run inside this process. */
export interface InProcessProviders {
  /** The value of `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
  close(): Promise<void>;
}

export async function serveAll(providers: readonly Provider[]): Promise<InProcessProviders> {
  const served: [address: string, server: InProcessServer][] = [];
  for (const provider of providers) {
    served.push([provider.address, await serveInProcess(provider)]);
  }
  return {
    reattach: JSON.stringify(
      Object.fromEntries(served.map(([address, { reattach }]) => [address, reattach])),
    ),
    close: async () => {
      await Promise.all(served.map(([, server]) => server.close()));
    },
  };
}
