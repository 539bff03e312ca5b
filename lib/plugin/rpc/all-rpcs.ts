import type { RpcName } from "../wire/terraform-messages";
import { applyResourceChange } from "./apply-resource-change";
import { configureProvider } from "./configure-provider";
import { getProviderSchema, getMetadata } from "./get-provider-schema";
import { importResourceState } from "./import-resource-state";
import { moveResourceState } from "./move-resource-state";
import * as notOffered from "./not-offered";
import { planResourceChange } from "./plan-resource-change";
import { readDataSource } from "./read-data-source";
import { readResource } from "./read-resource";
import type { Rpc } from "./rpc";
import { stopProvider } from "./stop-provider";
import { upgradeResourceState } from "./upgrade-resource-state";
import { validateResourceConfig, validateProviderConfig, validateDataSourceConfig } from "./validate-config";

/** Every call of the protocol that is answered. */
export const allRpcs: { readonly [Name in RpcName]: Rpc<Name> } = {
  GetMetadata: getMetadata,
  GetProviderSchema: getProviderSchema,
  GetResourceIdentitySchemas: notOffered.noIdentities,
  GetFunctions: notOffered.noFunctions,
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
  ValidateEphemeralResourceConfig: notOffered.validateEphemeral,
  OpenEphemeralResource: notOffered.openEphemeral,
  RenewEphemeralResource: notOffered.renewEphemeral,
  CloseEphemeralResource: notOffered.closeEphemeral,
  CallFunction: notOffered.callFunction,
};
