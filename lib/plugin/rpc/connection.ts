import type { DataSource } from "../data-source";
import type { Logger } from "../logger";
import type { Provider } from "../provider";
import type { Resource } from "../resource";
import type { Schema } from "../schema/model";
import { CallsInFlight } from "./calls-in-flight";
import type { CrashGuard } from "./crash-guard";

/** What all connections of one server share. */
export interface Host {
  readonly provider: Provider;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly dataSources: ReadonlyMap<string, DataSource>;
  readonly log: Logger;
  readonly redact: (text: string) => string;
  readonly crashes: CrashGuard;
  /** Lets time pass, and with it whatever Terraform has sent meanwhile arrive. */
  readonly pause: (ms: number) => Promise<void>;
}

export function createHost<S extends Schema, ProviderData>(
  typed: Provider<S, ProviderData>,
  parts: Pick<Host, "log" | "redact" | "crashes" | "pause">,
): Host {
  // From here on schemas are data: values are read by them before they reach the provider's own code.
  const provider = typed as unknown as Provider;
  return {
    provider,
    resources: byTypeName(provider.resources),
    dataSources: byTypeName(provider.dataSources ?? []),
    ...parts,
  };
}

function byTypeName<T extends { readonly typeName: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [one.typeName, one]));
}

/**
 * One connection from Terraform. Terraform opens one for every provider block, so what `configure` returned belongs
 * here: with a server shared by several aliases each finds its own.
 */
export class Connection {
  /** What `configure` returned; undefined until then. */
  configured: { readonly providerData: unknown } | undefined;
  /** Types of the objects whose creation was asked for over this connection, which is that of an apply then. */
  readonly createdTypes = new Set<string>();
  readonly calls: CallsInFlight;
  private readonly stopping = new AbortController();

  constructor(readonly host: Host) {
    this.calls = new CallsInFlight(host.pause, this.signal);
  }

  /** Aborted when Terraform asks to stop; every call that came or will come over this connection follows it. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  stop(): void {
    this.stopping.abort(new Error("Terraform asked the provider to stop"));
  }
}
