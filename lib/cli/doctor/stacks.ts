import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { isRecord, readJsonObject, recordOf, textOf } from "../json";
import { STACK_FILE, stackDirectories } from "../stack-directories";

/** A synthesized stack that requires our provider. */
export interface Stack {
  readonly name: string;
  readonly directory: string;
  /** The version of our provider that it asks for. */
  readonly version: string;
  /** The provider blocks of ours. */
  readonly providerBlocks: readonly ProviderBlock[];
  /** The zips below its terraform.d; empty for `installation: NONE`. */
  readonly archives: readonly string[];
  /** Its lock file's text; null before the first synth or init that writes one. */
  readonly lockFile: string | null;
  /** Where its state is. */
  readonly state: StatePlace;
  /** Sources of all its providers, ours included, as they are written. */
  readonly providerSources: readonly string[];
}

/** A file, or a backend whose service would have to be asked. */
export type StatePlace = { readonly file: string } | { readonly backend: string };

/** Whose credentials one provider block uses. */
export interface ProviderBlock {
  /** Undefined for the default one. */
  readonly alias: string | undefined;
  readonly profile: string | undefined;
  readonly credentialsEnvPrefix: string | undefined;
  readonly ecsRoleName: string | undefined;
  readonly useOidc: boolean;
  readonly endpoint: string | undefined;
}

/** The directory of one stack, or one with `stacks/` in it: those that require the provider of this address. */
export function findStacks(directory: string, address: string): readonly Stack[] {
  return stackDirectories(directory).flatMap((each) => readStack(each, address) ?? []);
}

function readStack(directory: string, address: string): Stack | undefined {
  const configuration = readJsonObject(join(directory, STACK_FILE));
  const required = requiredProviders(configuration);
  const ours = Object.entries(required).find(([, { source }]) => source === address);
  if (ours === undefined) {
    return undefined;
  }
  const [localName, { version }] = ours;
  const lockFile = join(directory, ".terraform.lock.hcl");
  return {
    name: directory.split(/[\\/]/).at(-1) ?? directory,
    directory,
    version,
    providerBlocks: [recordOf(configuration.provider)[localName]].flat().filter(isRecord).map(readBlock),
    archives: zipsIn(join(directory, "terraform.d", "plugins", address)),
    lockFile: existsSync(lockFile) ? readFileSync(lockFile, "utf8") : null,
    state: statePlace(directory, configuration),
    providerSources: Object.values(required).map(({ source }) => source),
  };
}

function statePlace(directory: string, configuration: Readonly<Record<string, unknown>>): StatePlace {
  const { backend, cloud } = recordOf(configuration.terraform);
  const [[kind, settings] = ["local", {}]] = Object.entries(recordOf(backend));
  if (cloud !== undefined || kind !== "local") {
    return { backend: cloud === undefined ? kind : "cloud" };
  }
  return { file: resolve(directory, textOf(recordOf(settings).path) ?? "terraform.tfstate") };
}

function requiredProviders(
  configuration: Readonly<Record<string, unknown>>,
): Readonly<Record<string, { readonly source: string; readonly version: string }>> {
  const required = recordOf(recordOf(configuration.terraform).required_providers);
  return Object.fromEntries(
    Object.entries(required).map(([name, requirement]) => {
      const { source, version } = recordOf(requirement);
      return [name, { source: textOf(source) ?? name, version: textOf(version) ?? "" }];
    }),
  );
}

function readBlock(block: Readonly<Record<string, unknown>>): ProviderBlock {
  return {
    alias: textOf(block.alias),
    profile: textOf(block.profile),
    credentialsEnvPrefix: textOf(block.credentials_env_prefix),
    ecsRoleName: textOf(block.ecs_role_name),
    useOidc: block.use_oidc === true,
    endpoint: textOf(block.endpoint),
  };
}

function zipsIn(directory: string): readonly string[] {
  return existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => name.endsWith(".zip"))
        .sort()
        .map((name) => join(directory, name))
    : [];
}
