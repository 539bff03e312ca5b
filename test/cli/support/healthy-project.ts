import { createHash } from "node:crypto";
import { PROVIDER_ADDRESS } from "../../../lib/provider/address";
import type { Finding } from "../../../lib/cli/doctor/check";
import { zipped } from "../../../scripts/provider-package/archive";
import { testMachine } from "./machine";
import type { TestMachine } from "./machine";

export const VERSION = "0.1.0";
export const PLATFORMS = ["linux_amd64", "darwin_arm64"];
/** Where a stack has its provider. */
export const PLUGINS = `project/cdktf.out/stacks/members/terraform.d/plugins/${PROVIDER_ADDRESS}`;
export const STACK_FILE = "project/cdktf.out/stacks/members/cdk.tf.json";
export const LOCK_FILE = "project/cdktf.out/stacks/members/.terraform.lock.hcl";
/** What Terraform takes for the start of a provider. */
export const HANDSHAKE = "1|6|unix|/tmp/plugin/socket|grpc|";
const ARCHIVE = providerPackage(`echo '${HANDSHAKE}'; exec sleep 60`);
const HASHES = ["h1:of the contents", `zh:${createHash("sha256").update(ARCHIVE).digest("hex")}`];

/** A machine on which all is well: every test makes one thing wrong. */
export function healthyProject(): TestMachine {
  const machine = testMachine();
  machine.program("node", "v20.9.0");
  machine.program("terraform", JSON.stringify({ terraform_version: "1.11.4" }));
  machine.write(
    "package/dist/provider/manifest.json",
    JSON.stringify({ address: PROVIDER_ADDRESS, version: VERSION, hashes: HASHES }),
  );
  for (const platform of PLATFORMS) {
    machine.write(`package/dist/provider/${zip(platform)}`, ARCHIVE);
    machine.write(`${PLUGINS}/${zip(platform)}`, ARCHIVE);
  }
  machine.write(STACK_FILE, JSON.stringify(stack()));
  machine.write(LOCK_FILE, lock());
  machine.env({ ALICLOUD_ACCESS_KEY: "ak-secret", ALICLOUD_SECRET_KEY: "sk-secret" });
  return machine;
}

/** A provider's package with this shell script for a program. */
export function providerPackage(script: string): Uint8Array {
  const name = `terraform-provider-resourcedirectory_v${VERSION}`;
  return zipped({ [name]: Buffer.from(`#!/bin/sh\n${script}\n`) }, { "start.cjs": Buffer.from("//") });
}

/** Makes the package bring this program along. */
export function replaceProvider(machine: TestMachine, script: string): void {
  machine.write(`package/dist/provider/${zip("linux_amd64")}`, providerPackage(script));
}

export function zip(platform: string): string {
  return `terraform-provider-resourcedirectory_${VERSION}_${platform}.zip`;
}

export interface StackOptions {
  readonly version?: string;
  readonly blocks?: readonly object[];
}

/** A synthesized stack, as far as doctor reads it. */
export function stack({ version = VERSION, blocks = [{}] }: StackOptions = {}): object {
  return {
    terraform: {
      required_providers: {
        alicloud: { source: "aliyun/alicloud", version: "~> 1.284" },
        resourcedirectory: { source: PROVIDER_ADDRESS, version },
      },
    },
    provider: { alicloud: [{}], resourcedirectory: blocks },
  };
}

/** A lock file after terraform init. */
export function lock({ version = VERSION, hashes = HASHES } = {}): string {
  const entry = (address: string, locked: string, checksums: readonly string[]) =>
    `provider "${address}" {
  version     = "${locked}"
  constraints = "${locked}"
  hashes = [
${checksums.map((hash) => `    "${hash}",\n`).join("")}  ]
}
`;
  return `# Maintained by terraform init.

${entry(PROVIDER_ADDRESS, version, hashes)}
${entry("registry.example.com/aliyun/alicloud", "1.284.0", ["h1:x"])}`;
}

/** What doctor finds, in the words of one check. */
export async function findingsOf(machine: TestMachine, check: string): Promise<readonly Finding[]> {
  const { stdout } = await machine.run("doctor", "--json");
  const { findings } = JSON.parse(stdout) as { findings: (Finding & { check: string })[] };
  return findings
    .filter((finding) => finding.check === check)
    .map(({ check: _check, ...finding }) => finding);
}
