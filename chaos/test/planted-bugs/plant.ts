import { DirectoryError } from "../../../lib/directory";
import type { Deps, DirectoryClient } from "../../../lib/directory";
import type { Resource } from "../../../lib/plugin";
import type { Schema } from "../../../lib/plugin";
import { ProviderData } from "../../../lib/provider/provider-data";
import { resourceDirectoryProvider } from "../../../lib/provider/provider";
import type { Focus } from "../../history/focus";
import type { Edit } from "../../history/edits";
import type { Invariant } from "../../model/violation";
import type { MakeProvider, Provider } from "../../world/provider-processes";

/** A provider that is wrong on purpose, and what it must be caught at. */
export interface PlantedBug {
  /** What it does wrong, as a sentence without its subject. */
  readonly name: string;
  readonly violates: Invariant;
  /** It can show only in histories with such an edit: no others are run. */
  readonly about?: (edit: Edit) => boolean;
  /** It can show only in histories with this focus. */
  readonly focus?: Focus;
  /** The history to begin with: those before it were run, and do not show it. @default 0 */
  readonly from?: number;
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

/** The provider with some calls of its client changed. @param change gets the client, and a way to make another one */
export function withClient(
  change: (client: DirectoryClient, another: () => Promise<DirectoryClient>) => Partial<DirectoryClient>,
): MakeProvider {
  return withProviderData(({ directoryClient, limits }, deps, another) => {
    const changed = change(directoryClient, async () => (await another()).directoryClient);
    return new ProviderData({ ...directoryClient, ...changed }, deps, null, limits);
  });
}

/** The provider whose resources get something else. @param change gets what they would get, and a way to make it anew */
export function withProviderData(
  change: (data: ProviderData, deps: Deps, another: () => Promise<ProviderData>) => ProviderData,
): MakeProvider {
  return (deps) => {
    const provider = resourceDirectoryProvider(deps);
    return {
      ...provider,
      configure: async (config, context) =>
        change(await provider.configure(config, context), deps, () => provider.configure(config, context)),
    };
  };
}

/** The same for its resources, but for what the overrides say. */
export function overridden(data: ProviderData, overrides: Partial<ProviderData>): ProviderData {
  return Object.assign(Object.create(data) as ProviderData, overrides);
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

/** What no write may be: sent once more when nobody knows what became of it. */
export async function repeatedIfUnknown<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DirectoryError && error.outcome === "unknown") {
      return call();
    }
    throw error;
  }
}
