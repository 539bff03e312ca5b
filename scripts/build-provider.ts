/** Builds the provider, and the stand-in for aliyun/alicloud, into archives that Terraform can install. */
import { join } from "node:path";
import { PROVIDER_ADDRESS } from "../lib/provider/address";
import { ALICLOUD_ADDRESS, ALICLOUD_VERSION } from "../lib/testing/alicloud-stand-in/identity";
import { version } from "../package.json";
import { writePackages } from "./provider-package/write-packages";
import type { ProviderBuild } from "./provider-package/write-packages";

const ROOT = join(__dirname, "..");

export const PROVIDER: ProviderBuild = {
  address: PROVIDER_ADDRESS,
  version,
  entry: join(ROOT, "lib/provider/main.ts"),
  directory: join(ROOT, "dist/provider"),
};

export const STAND_IN: ProviderBuild = {
  address: ALICLOUD_ADDRESS,
  version: ALICLOUD_VERSION,
  entry: join(ROOT, "lib/testing/alicloud-stand-in/main.ts"),
  directory: join(ROOT, "dist/testing/alicloud-stand-in"),
};

async function main(): Promise<void> {
  for (const build of [STAND_IN, PROVIDER]) {
    const { archives, sizes, archiveSize } = await writePackages(build);
    const files = Object.entries(sizes).map(([name, bytes]) => `${name} ${kilobytes(bytes)}`);
    console.log(
      `${build.address} ${build.version}: ${archives.length} archives of ${kilobytes(archiveSize)} (${files.join(", ")})`,
    );
  }
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(`The provider was not built: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  });
}
