import type { RpcName } from "../wire/messages";
import { applyResourceChange } from "./apply-resource-change";
import { configureProvider } from "./configure-provider";
import { getMetadata, getProviderSchema } from "./get-provider-schema";
import { importResourceState } from "./import-resource-state";
import { moveResourceState } from "./move-resource-state";
import { planResourceChange } from "./plan-resource-change";
import { readDataSource } from "./read-data-source";
import { readResource } from "./read-resource";
import type { Rpc } from "./rpc";
import { upgradeResourceState } from "./upgrade-resource-state";
import { validateDataSourceConfig, validateProviderConfig, validateResourceConfig } from "./validate-config";

/** What every provider is asked for, and those of this runtime do not have: identities and functions. */
const none = async () => ({});

/** Ctrl-C: Terraform waits for the calls in flight to end, with whatever they have to report. */
const stopProvider: Rpc<"StopProvider"> = async (connection) => {
  connection.stop();
  return {};
};

/** Every call of the protocol that is answered. */
export const allRpcs: { readonly [Name in RpcName]: Rpc<Name> } = {
  GetMetadata: getMetadata,
  GetProviderSchema: getProviderSchema,
  GetResourceIdentitySchemas: none,
  GetFunctions: none,
  ValidateProviderConfig: validateProviderConfig,
  ConfigureProvider: configureProvider,
  StopProvider: stopProvider,
  ValidateResourceConfig: validateResourceConfig,
  UpgradeResourceState: upgradeResourceState,
  ReadResource: readResource,
  PlanResourceChange: planResourceChange,
  ApplyResourceChange: applyResourceChange,
  ImportResourceState: importResourceState,
  MoveResourceState: moveResourceState,
  ValidateDataResourceConfig: validateDataSourceConfig,
  ReadDataSource: readDataSource,
};
