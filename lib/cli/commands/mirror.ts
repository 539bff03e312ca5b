import { copyFileSync, mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { defineCommand } from "../command";
import { installedProvider } from "../installed-provider";
import type { InstalledProvider } from "../installed-provider";

/** `resource-directory mirror DIR`: for machines that take providers from a mirror, and not from the stack. */
export const mirror = defineCommand({
  name: "mirror",
  summary:
    "lays out a filesystem mirror with the provider, and prints the CLI configuration that leads to it",
  details: `For stacks with installation: ProviderInstallation.NONE, for plain HCL, and wherever a Terraform CLI
configuration has a provider_installation block, which hides the provider in a stack's terraform.d.`,
  parameter: { name: "DIR", about: "the directory of the mirror; what else is in it stays", required: true },
  options: {},
  run: async (machine, _values, directory = "") => {
    const path = resolve(machine.cwd, directory);
    const provider = installedProvider(machine.packageRoot);
    addToMirror(path, provider);
    machine.out(
      `# ${provider.address} ${provider.version} is in ${path}.\n` +
        `# Terraform reads this from ~/.terraformrc, or from the file that TF_CLI_CONFIG_FILE names:\n` +
        cliConfiguration(path, provider),
    );
    return 0;
  },
});

function addToMirror(directory: string, { address, archives }: InstalledProvider): void {
  const target = join(directory, address);
  mkdirSync(target, { recursive: true });
  for (const archive of archives) {
    copyFileSync(archive, join(target, basename(archive)));
  }
}

/** Our provider from the mirror, every other one from where it comes from anyway. */
function cliConfiguration(directory: string, { address }: InstalledProvider): string {
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(directory)}
    include = [${JSON.stringify(address)}]
  }
  direct {
    exclude = [${JSON.stringify(address)}]
  }
}`;
}
