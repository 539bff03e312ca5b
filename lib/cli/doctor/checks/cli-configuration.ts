import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { ok, problem, warning } from "../check";
import type { Check, Finding, Surroundings } from "../check";
import type { InstalledProvider } from "../../installed-provider";
import { readCliConfiguration } from "../cli-configuration";
import type { CliConfiguration } from "../cli-configuration";

/** Whether the user's CLI configuration lets Terraform find the provider. */
export const cliConfiguration: Check = {
  name: "cli-configuration",
  run: async (surroundings) => {
    const configuration = readCliConfiguration(surroundings.machine);
    const { installed } = surroundings;
    return [
      ...missingFile(configuration),
      ...(installed === null
        ? []
        : [...overrides(configuration, installed), installation(configuration, installed, surroundings)]),
    ];
  },
};

function missingFile({ missing }: CliConfiguration): readonly Finding[] {
  return missing === null
    ? []
    : [
        warning(
          `TF_CLI_CONFIG_FILE names ${missing}, which is not there.`,
          "Unset it, or put the file there.",
        ),
      ];
}

function overrides({ overridden }: CliConfiguration, { address }: InstalledProvider): readonly Finding[] {
  return overridden.includes(address)
    ? [
        warning(
          `dev_overrides of the CLI configuration replaces ${address}.`,
          "Remove the line, unless you work on the provider itself.",
        ),
      ]
    : [];
}

function installation(
  { hasInstallationBlock, mirrors, files }: CliConfiguration,
  provider: InstalledProvider,
  { machine, stacks }: Surroundings,
): Finding {
  const without = stacks.filter(({ archives }) => archives.length === 0);
  if (!hasInstallationBlock) {
    const implied = join(machine.home, ".terraform.d", "plugins");
    return without.length === 0 || holds(implied, provider, machine.platform)
      ? ok("nothing in it changes where providers come from.")
      : problem(
          `${without.map(({ name }) => name).join(", ")}: no provider in the stack, and no mirror is configured.`,
          'Run "resource-directory mirror DIR" and use the configuration it prints, or synthesize with installation: BUNDLED.',
        );
  }
  const mirror = mirrors
    .map((path) => resolve(machine.cwd, path))
    .find((path) => holds(path, provider, machine.platform));
  return mirror === undefined
    ? problem(
        `the provider_installation block in ${files.join(", ")} hides the provider in terraform.d, and none of its mirrors has ${provider.address} ${provider.version} for ${machine.platform}.`,
        'Run "resource-directory mirror DIR" and put the filesystem_mirror it prints into that block.',
      )
    : ok(`${provider.address} ${provider.version} is in the mirror ${mirror}.`);
}

/** Packed or unpacked: Terraform takes both. */
function holds(mirror: string, { address, version }: InstalledProvider, platform: string): boolean {
  const directory = join(mirror, address);
  const type = address.split("/").at(-1) ?? address;
  return (
    existsSync(join(directory, version, platform)) ||
    (existsSync(directory) &&
      readdirSync(directory).includes(`terraform-provider-${type}_${version}_${platform}.zip`))
  );
}
