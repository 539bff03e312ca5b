/** `npm run -s stand-in -- DIR`: a mirror from which any terraform installs the stand-in for aliyun/alicloud. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { installationBlock } from "../lib/testing/sandbox/mirror";
import { PROVIDER, STAND_IN } from "./build-provider";
import { writePackages } from "./provider-package/write-packages";

/**
 * Writes the mirror, and the CLI configuration that leads to it. This package's own provider is in it, too: with an
 * installation block Terraform overlooks the one in a stack's terraform.d.
 *
 * @returns the CLI configuration's file
 */
export async function writeStandInMirror(directory: string): Promise<string> {
  const mirror = resolve(directory);
  const builds = [STAND_IN, PROVIDER];
  for (const build of builds) {
    await writePackages({ ...build, directory: join(mirror, build.address) });
  }
  const configuration = join(mirror, "terraform.rc");
  writeFileSync(
    configuration,
    installationBlock([mirror], { elsewhere: builds.map(({ address }) => address) }),
  );
  return configuration;
}

async function main(directory: string | undefined): Promise<void> {
  if (directory === undefined) {
    throw new Error("say where to: npm run -s stand-in -- DIR");
  }
  const configuration = await writeStandInMirror(directory);
  console.log(`To install the stand-in, set TF_CLI_CONFIG_FILE=${configuration}, which says:

${installationBlock([resolve(directory)], { elsewhere: [STAND_IN.address, PROVIDER.address] })}
It needs protocol = "HTTP" in the provider block, and the host:port of a fake directory in the environment:
  ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER and ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER`);
}

if (require.main === module) {
  main(process.argv[2]).catch((error: unknown) => {
    console.error(`The stand-in was not written: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
}
