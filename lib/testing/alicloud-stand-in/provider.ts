import { randomUUID } from "node:crypto";
import { isKnown } from "../../plugin";
import type { Provider } from "../../plugin";
import { AlicloudClient } from "./api/client";
import { createPauses, PAUSE_VARIABLE } from "./api/pauses";
import { credentialsOf, ignoredCredentialArguments } from "./configuration/credentials";
import { endpointOf } from "./configuration/endpoints";
import { firstOf } from "./configuration/environment";
import type { Environment } from "./configuration/environment";
import { configurationSchema } from "./configuration/schema";
import type { Configuration, ConfigurationSchema } from "./configuration/schema";
import { foldersDataSource } from "./data-sources/folders";
import { ALICLOUD_ADDRESS } from "./identity";
import { accountResource } from "./resources/account/account";
import { folderResource } from "./resources/folder/folder";
import { handshakeAcceptanceResource } from "./resources/handshake-acceptance/handshake-acceptance";
import { handshakeResource } from "./resources/handshake/handshake";

export type AlicloudStandIn = Provider<ConfigurationSchema, AlicloudClient>;

/**
 * A provider that stands in for `aliyun/alicloud` in tests: accounts, folders and handshakes, planned and called the way the
 * vendor's provider was recorded to do it, its hazards included, against a fake directory on this machine.
 *
 * @param environment where it looks for endpoints, credentials and {@link PAUSE_VARIABLE}.
 */
export function alicloudStandIn(environment: Environment): AlicloudStandIn {
  return {
    address: ALICLOUD_ADDRESS,
    schema: configurationSchema,
    legacyTypeSystem: true,
    resources: [accountResource, folderResource, handshakeResource, handshakeAcceptanceResource],
    dataSources: [foldersDataSource],
    configure: async (configuration, context) => {
      for (const ignored of ignoredCredentialArguments(configuration)) {
        const detail =
          "This stand-in for aliyun/alicloud signs with static keys from the provider block or environment.";
        context.diagnostics.warning(`${ignored} is ignored`, detail);
      }
      try {
        return createClient(configuration, environment);
      } catch (error) {
        context.diagnostics.error("The alicloud stand-in cannot be configured", messageOf(error));
        return NOT_CONFIGURED;
      }
    },
  };
}

/** Terraform makes no call after a failed configuration; only the type asks for a client. */
const NOT_CONFIGURED = new AlicloudClient({
  hosts: { ResourceManager: "", ResourceDirectoryMaster: "" },
  region: "",
  credentials: { accessKeyId: "", accessKeySecret: "", securityToken: null },
  pauses: createPauses("0"),
  seal: () => ({ timestamp: new Date(0), nonce: "" }),
});

function createClient(configuration: Configuration, environment: Environment): AlicloudClient {
  if (configuration.protocol !== "HTTP") {
    throw new Error('Set protocol = "HTTP" in the provider block: a fake directory answers plain HTTP only.');
  }
  const endpoints = isKnown(configuration.endpoints) ? configuration.endpoints : [];
  const configured = endpoints.map(({ resourcemanager }) => resourcemanager).find(isKnown);
  return new AlicloudClient({
    hosts: {
      ResourceManager: endpointOf("ResourceManager", configured ?? null, environment),
      ResourceDirectoryMaster: endpointOf("ResourceDirectoryMaster", null, environment),
    },
    region: regionOf(configuration, environment),
    credentials: credentialsOf(configuration, environment),
    pauses: createPauses(environment[PAUSE_VARIABLE]),
    seal: () => ({ timestamp: new Date(), nonce: randomUUID() }),
  });
}

function regionOf(configuration: Configuration, environment: Environment): string {
  return isKnown(configuration.region)
    ? configuration.region
    : (firstOf(environment, ["ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"]) ?? "cn-beijing");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
