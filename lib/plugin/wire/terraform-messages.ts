import type { Incoming, MessageTable, Outgoing } from "./fields";

/** The messages of Terraform's plugin protocol 6 that this runtime reads or writes. */
export const terraformMessages = {
  DynamicValue: { msgpack: [1, "bytes"], json: [2, "bytes"] },
  Diagnostic: {
    severity: [1, "int32"],
    summary: [2, "string"],
    detail: [3, "string"],
    attribute: [4, "AttributePath"],
  },
  AttributePath: { steps: [1, "repeated AttributePath.Step"] },
  /** A oneof: exactly one of the three is set. */
  "AttributePath.Step": {
    attribute_name: [1, "string"],
    element_key_string: [2, "string"],
    element_key_int: [3, "int64"],
  },
  RawState: { json: [1, "bytes"], flatmap: [2, "map<string,string>"] },
  FunctionError: { text: [1, "string"] },
  ServerCapabilities: {
    plan_destroy: [1, "bool"],
    get_provider_schema_optional: [2, "bool"],
    move_resource_state: [3, "bool"],
  },
  ClientCapabilities: { deferral_allowed: [1, "bool"], write_only_attributes_allowed: [2, "bool"] },

  Schema: { version: [1, "int64"], block: [2, "Schema.Block"] },
  "Schema.Block": {
    version: [1, "int64"],
    attributes: [2, "repeated Schema.Attribute"],
    block_types: [3, "repeated Schema.NestedBlock"],
    description: [4, "string"],
    description_kind: [5, "int32"],
  },
  "Schema.Attribute": {
    name: [1, "string"],
    type: [2, "bytes"],
    description: [3, "string"],
    required: [4, "bool"],
    optional: [5, "bool"],
    computed: [6, "bool"],
    sensitive: [7, "bool"],
    description_kind: [8, "int32"],
    deprecated: [9, "bool"],
    nested_type: [10, "Schema.Object"],
    write_only: [11, "bool"],
  },
  "Schema.Object": { attributes: [1, "repeated Schema.Attribute"], nesting: [3, "int32"] },
  "Schema.NestedBlock": {
    type_name: [1, "string"],
    block: [2, "Schema.Block"],
    nesting: [3, "int32"],
    min_items: [4, "int64"],
    max_items: [5, "int64"],
  },

  "GetMetadata.Request": {},
  "GetMetadata.Response": {
    server_capabilities: [1, "ServerCapabilities"],
    diagnostics: [2, "repeated Diagnostic"],
    data_sources: [3, "repeated GetMetadata.DataSourceMetadata"],
    resources: [4, "repeated GetMetadata.ResourceMetadata"],
  },
  "GetMetadata.DataSourceMetadata": { type_name: [1, "string"] },
  "GetMetadata.ResourceMetadata": { type_name: [1, "string"] },
  "GetProviderSchema.Request": {},
  "GetProviderSchema.Response": {
    provider: [1, "Schema"],
    resource_schemas: [2, "map<string,Schema>"],
    data_source_schemas: [3, "map<string,Schema>"],
    diagnostics: [4, "repeated Diagnostic"],
    server_capabilities: [6, "ServerCapabilities"],
  },
  "GetResourceIdentitySchemas.Request": {},
  "GetResourceIdentitySchemas.Response": { diagnostics: [2, "repeated Diagnostic"] },
  "GetFunctions.Request": {},
  "GetFunctions.Response": { diagnostics: [2, "repeated Diagnostic"] },

  "ValidateProviderConfig.Request": { config: [1, "DynamicValue"] },
  "ValidateProviderConfig.Response": { diagnostics: [2, "repeated Diagnostic"] },
  "ConfigureProvider.Request": { terraform_version: [1, "string"], config: [2, "DynamicValue"] },
  "ConfigureProvider.Response": { diagnostics: [1, "repeated Diagnostic"] },
  "StopProvider.Request": {},
  "StopProvider.Response": { Error: [1, "string"] },

  "ValidateResourceConfig.Request": {
    type_name: [1, "string"],
    config: [2, "DynamicValue"],
    client_capabilities: [3, "ClientCapabilities"],
  },
  "ValidateResourceConfig.Response": { diagnostics: [1, "repeated Diagnostic"] },
  "UpgradeResourceState.Request": {
    type_name: [1, "string"],
    version: [2, "int64"],
    raw_state: [3, "RawState"],
  },
  "UpgradeResourceState.Response": {
    upgraded_state: [1, "DynamicValue"],
    diagnostics: [2, "repeated Diagnostic"],
  },
  "ReadResource.Request": {
    type_name: [1, "string"],
    current_state: [2, "DynamicValue"],
    private: [3, "bytes"],
  },
  "ReadResource.Response": {
    new_state: [1, "DynamicValue"],
    diagnostics: [2, "repeated Diagnostic"],
    private: [3, "bytes"],
  },
  "PlanResourceChange.Request": {
    type_name: [1, "string"],
    prior_state: [2, "DynamicValue"],
    proposed_new_state: [3, "DynamicValue"],
    config: [4, "DynamicValue"],
    prior_private: [5, "bytes"],
  },
  "PlanResourceChange.Response": {
    planned_state: [1, "DynamicValue"],
    requires_replace: [2, "repeated AttributePath"],
    planned_private: [3, "bytes"],
    diagnostics: [4, "repeated Diagnostic"],
    legacy_type_system: [5, "bool"],
  },
  "ApplyResourceChange.Request": {
    type_name: [1, "string"],
    prior_state: [2, "DynamicValue"],
    planned_state: [3, "DynamicValue"],
    config: [4, "DynamicValue"],
    planned_private: [5, "bytes"],
  },
  "ApplyResourceChange.Response": {
    new_state: [1, "DynamicValue"],
    private: [2, "bytes"],
    diagnostics: [3, "repeated Diagnostic"],
    legacy_type_system: [4, "bool"],
  },
  "ImportResourceState.Request": { type_name: [1, "string"], id: [2, "string"] },
  "ImportResourceState.ImportedResource": {
    type_name: [1, "string"],
    state: [2, "DynamicValue"],
    private: [3, "bytes"],
  },
  "ImportResourceState.Response": {
    imported_resources: [1, "repeated ImportResourceState.ImportedResource"],
    diagnostics: [2, "repeated Diagnostic"],
  },

  "MoveResourceState.Request": {
    source_provider_address: [1, "string"],
    source_type_name: [2, "string"],
    source_schema_version: [3, "int64"],
    source_state: [4, "RawState"],
    target_type_name: [5, "string"],
  },
  "MoveResourceState.Response": {
    target_state: [1, "DynamicValue"],
    diagnostics: [2, "repeated Diagnostic"],
  },
  "ValidateDataResourceConfig.Request": { type_name: [1, "string"], config: [2, "DynamicValue"] },
  "ValidateDataResourceConfig.Response": { diagnostics: [1, "repeated Diagnostic"] },
  "ReadDataSource.Request": { type_name: [1, "string"], config: [2, "DynamicValue"] },
  "ReadDataSource.Response": { state: [1, "DynamicValue"], diagnostics: [2, "repeated Diagnostic"] },
  "ValidateEphemeralResourceConfig.Request": { type_name: [1, "string"] },
  "ValidateEphemeralResourceConfig.Response": { diagnostics: [1, "repeated Diagnostic"] },
  "OpenEphemeralResource.Request": { type_name: [1, "string"] },
  "OpenEphemeralResource.Response": { diagnostics: [1, "repeated Diagnostic"] },
  "RenewEphemeralResource.Request": { type_name: [1, "string"] },
  "RenewEphemeralResource.Response": { diagnostics: [1, "repeated Diagnostic"] },
  "CloseEphemeralResource.Request": { type_name: [1, "string"] },
  "CloseEphemeralResource.Response": { diagnostics: [1, "repeated Diagnostic"] },
  "CallFunction.Request": { name: [1, "string"] },
  "CallFunction.Response": { error: [2, "FunctionError"] },
} as const satisfies MessageTable;

export type TerraformMessages = typeof terraformMessages;

/** The calls Terraform makes. Each has a `.Request` and a `.Response` in the table. */
export type RpcName = {
  [M in keyof TerraformMessages]: M extends `${infer Rpc}.Request` ? Rpc : never;
}[keyof TerraformMessages];

/** A message of protocol 6 as it arrives. */
export type FromTerraform<Name extends keyof TerraformMessages> = Incoming<TerraformMessages, Name>;
/** A message of protocol 6 as it is answered. */
export type ToTerraform<Name extends keyof TerraformMessages> = Outgoing<TerraformMessages, Name>;

export type Request<Rpc extends RpcName> = FromTerraform<`${Rpc}.Request`>;
export type Response<Rpc extends RpcName> = ToTerraform<`${Rpc}.Response`>;

export const SEVERITY = { error: 1, warning: 2 } as const;
/** The same numbers for blocks and for nested attributes. */
export const NESTING = { single: 1, list: 2, set: 3, map: 4 } as const;
