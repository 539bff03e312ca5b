import type { Deps, DirectoryClient } from "../../../lib/directory";
import type { Resource } from "../../../lib/plugin";
import type { Schema } from "../../../lib/plugin";
import { ProviderData } from "../../../lib/provider/provider-data";
import { resourceDirectoryProvider } from "../../../lib/provider/provider";
import type { Invariant } from "../../model/violation";
import type { MakeProvider, Provider } from "../../world/provider-processes";

/** A provider that is wrong on purpose, and what it must be caught at. */
export interface PlantedBug {
  /** What it does wrong, as a sentence without its subject. */
  readonly name: string;
  readonly violates: Invariant;
  readonly provider: MakeProvider;
}

type AnyResource = Resource<Schema, ProviderData>;

/** The provider with one resource changed. The state it sees is plain data here: a bug knows no types. */
export function withResource(
  typeName: string,
  change: (resource: AnyResource) => Partial<AnyResource>,
): MakeProvider {
  return (deps) => {
    const provider = resourceDirectoryProvider(deps);
    const resources = provider.resources.map((resource) =>
      resource.typeName === typeName ? { ...resource, ...change(resource) } : resource,
    );
    return { ...provider, resources };
  };
}

/** The provider with some calls of its client changed. */
export function withClient(change: (client: DirectoryClient) => Partial<DirectoryClient>): MakeProvider {
  return (deps) => {
    const provider = resourceDirectoryProvider(deps);
    return {
      ...provider,
      configure: async (config, context) => {
        const { directoryClient } = await provider.configure(config, context);
        return new ProviderData({ ...directoryClient, ...change(directoryClient) }, deps, null);
      },
    };
  };
}

/** The provider with other dependencies than it is given. */
export function withDeps(change: (deps: Deps) => Partial<Deps>): MakeProvider {
  return (deps) => resourceDirectoryProvider({ ...deps, ...change(deps) });
}

/** The provider doing something more when it is configured. */
export function withConfigure(more: (...args: Parameters<Provider["configure"]>) => void): MakeProvider {
  return (deps) => {
    const provider = resourceDirectoryProvider(deps);
    return {
      ...provider,
      configure: (...args) => {
        more(...args);
        return provider.configure(...args);
      },
    };
  };
}
