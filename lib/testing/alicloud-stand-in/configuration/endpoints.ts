import type { Product } from "../api/operations";
import { firstOf } from "./environment";
import type { Environment } from "./environment";

/** In order of precedence. */
const VARIABLES: Readonly<Record<Product, readonly string[]>> = {
  ResourceManager: ["ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER", "RESOURCEMANAGER_ENDPOINT"],
  ResourceDirectoryMaster: [
    "ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER",
    "RESOURCEDIRECTORYMASTER_ENDPOINT",
  ],
};

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * `host[:port]` of a product. `configured` is the argument in the provider's `endpoints` block, which only
 * ResourceManager has. Throws an error for the reader unless it is on this machine: under the vendor's address,
 * nothing but the vendor's provider may ever reach the real service.
 */
export function endpointOf(product: Product, configured: string | null, environment: Environment): string {
  const host = configured ?? firstOf(environment, VARIABLES[product]);
  if (host === null) {
    throw new Error(
      `Set ${VARIABLES[product][0] ?? ""} to the host:port of a fake directory. ` +
        "This is a stand-in for aliyun/alicloud, for tests: it knows no endpoint of the real service.",
    );
  }
  if (!LOOPBACK.test(host)) {
    throw new Error(
      `"${host}" is no endpoint for this stand-in for aliyun/alicloud: it is for tests and calls this machine only. ` +
        "Write 127.0.0.1:PORT of a fake directory, without a scheme.",
    );
  }
  return host;
}
