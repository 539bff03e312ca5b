import { copyFileSync, mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { defineCommand } from "../command";
import { installedProvider, installedStandIn } from "../installed-provider";
import type { InstalledProvider } from "../installed-provider";

/** Where OpenTofu looks for `aliyun/alicloud`, as Terraform does in its own registry. */
const OPENTOFU_REGISTRY = "registry.opentofu.org";

/** `resource-directory mirror DIR`: for machines that take providers from a mirror, and not from the stack. */
export const mirror = defineCommand({
  name: "mirror",
  summary:
    "lays out a filesystem mirror with the provider, and prints the CLI configuration that leads to it",
  details: `For stacks with installation: ProviderInstallation.NONE, for plain HCL, and wherever a CLI configuration of
Terraform or OpenTofu has a provider_installation block, which hides the provider in a stack's terraform.d.`,
  parameter: { name: "DIR", about: "the directory of the mirror; what else is in it stays", required: true },
  options: {
    "with-stand-in": {
      about:
        "adds the stand-in for aliyun/alicloud, for tests against a fake directory; keep it from real stacks",
    },
  },
  run: async (machine, { "with-stand-in": withStandIn }, directory = "") => {
    const path = resolve(machine.cwd, directory);
    const provider = installedProvider(machine.packageRoot);
    const providers = withStandIn
      ? [provider, ...underBothRegistries(installedStandIn(machine.packageRoot))]
      : [provider];
    providers.forEach((each) => addToMirror(path, each));
    machine.out(
      [
        ...providers.map(({ address, version }) => `# ${address} ${version} is in ${path}.`),
        ...(withStandIn ? STAND_IN_NEEDS : []),
        "# Terraform reads this from ~/.terraformrc, OpenTofu from ~/.tofurc, both from the file that TF_CLI_CONFIG_FILE names:",
        cliConfiguration(
          path,
          providers.map(({ address }) => address),
        ),
      ].join("\n"),
    );
    return 0;
  },
});

const STAND_IN_NEEDS = [
  '# The stand-in needs protocol = "HTTP" in the provider block, and host and port of a fake directory in',
  "# ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER and ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER:",
  "# resource-directory fake prints them.",
];

function underBothRegistries(provider: InstalledProvider): readonly InstalledProvider[] {
  const address = provider.address.replace(/^[^/]+/, OPENTOFU_REGISTRY);
  return [provider, { ...provider, address }];
}

function addToMirror(directory: string, { address, archives }: InstalledProvider): void {
  const target = join(directory, address);
  mkdirSync(target, { recursive: true });
  for (const archive of archives) {
    copyFileSync(archive, join(target, basename(archive)));
  }
}

/** These providers from the mirror, every other one from where it comes from anyway. */
function cliConfiguration(directory: string, addresses: readonly string[]): string {
  const list = JSON.stringify(addresses).replaceAll(",", ", ");
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(directory)}
    include = ${list}
  }
  direct {
    exclude = ${list}
  }
}`;
}
