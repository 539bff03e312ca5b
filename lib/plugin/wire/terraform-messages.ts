// Generated from tfplugin6.fields.json by `npm run generate-wire-messages`. Do not edit.

import type { MessageTable } from "./fields";

/** The messages of Terraform's plugin protocol 6, as far as it is answered. */
export const terraformMessages = {
  DynamicValue: {
    msgpack: [1, "bytes"],
    json: [2, "bytes"],
  },
  Diagnostic: {
    severity: [1, "int32"],
    summary: [2, "string"],
    detail: [3, "string"],
    attribute: [4, "AttributePath"],
  },
  AttributePath: {
    steps: [1, "repeated AttributePath.Step"],
  },
  "AttributePath.Step": {
    attribute_name: [1, "string"],
    element_key_string: [2, "string"],
    element_key_int: [3, "int64"],
  },
  "StopProvider.Request": {},
  "StopProvider.Response": {
    Error: [1, "string"],
  },
  RawState: {
    json: [1, "bytes"],
    flatmap: [2, "map<string,string>"],
  },
  Schema: {
    version: [1, "int64"],
    block: [2, "Schema.Block"],
  },
  "Schema.Block": {
    version: [1, "int64"],
    attributes: [2, "repeated Schema.Attribute"],
    block_types: [3, "repeated Schema.NestedBlock"],
    description: [4, "string"],
    description_kind: [5, "int32"],
    deprecated: [6, "bool"],
    deprecation_message: [7, "string"],
  },
  "Schema.Attribute": {
    name: [1, "string"],
    type: [2, "bytes"],
    nested_type: [10, "Schema.Object"],
    description: [3, "string"],
    required: [4, "bool"],
    optional: [5, "bool"],
    computed: [6, "bool"],
    sensitive: [7, "bool"],
    description_kind: [8, "int32"],
    deprecated: [9, "bool"],
    write_only: [11, "bool"],
    deprecation_message: [12, "string"],
  },
  "Schema.NestedBlock": {
    type_name: [1, "string"],
    block: [2, "Schema.Block"],
    nesting: [3, "int32"],
    min_items: [4, "int64"],
    max_items: [5, "int64"],
  },
  "Schema.Object": {
    attributes: [1, "repeated Schema.Attribute"],
    nesting: [3, "int32"],
    min_items: [4, "int64"],
    max_items: [5, "int64"],
  },
  ResourceIdentitySchema: {
    version: [1, "int64"],
    identity_attributes: [2, "repeated ResourceIdentitySchema.IdentityAttribute"],
  },
  "ResourceIdentitySchema.IdentityAttribute": {
    name: [1, "string"],
    type: [2, "bytes"],
    required_for_import: [3, "bool"],
    optional_for_import: [4, "bool"],
    description: [5, "string"],
  },
  ResourceIdentityData: {
    identity_data: [1, "DynamicValue"],
  },
  Function: {
    parameters: [1, "repeated Function.Parameter"],
    variadic_parameter: [2, "Function.Parameter"],
    return: [3, "Function.Return"],
    summary: [4, "string"],
    description: [5, "string"],
    description_kind: [6, "int32"],
    deprecation_message: [7, "string"],
  },
  "Function.Parameter": {
    name: [1, "string"],
    type: [2, "bytes"],
    allow_null_value: [3, "bool"],
    allow_unknown_values: [4, "bool"],
    description: [5, "string"],
    description_kind: [6, "int32"],
  },
  "Function.Return": {
    type: [1, "bytes"],
  },
  ActionSchema: {
    schema: [1, "Schema"],
  },
  ServerCapabilities: {
    plan_destroy: [1, "bool"],
    get_provider_schema_optional: [2, "bool"],
    move_resource_state: [3, "bool"],
    generate_resource_config: [4, "bool"],
  },
  ClientCapabilities: {
    deferral_allowed: [1, "bool"],
    write_only_attributes_allowed: [2, "bool"],
  },
  Deferred: {
    reason: [1, "int32"],
  },
  "GetMetadata.Request": {},
  "GetMetadata.Response": {
    server_capabilities: [1, "ServerCapabilities"],
    diagnostics: [2, "repeated Diagnostic"],
    data_sources: [3, "repeated GetMetadata.DataSourceMetadata"],
    resources: [4, "repeated GetMetadata.ResourceMetadata"],
    functions: [5, "repeated GetMetadata.FunctionMetadata"],
    ephemeral_resources: [6, "repeated GetMetadata.EphemeralResourceMetadata"],
    list_resources: [7, "repeated GetMetadata.ListResourceMetadata"],
    state_stores: [8, "repeated GetMetadata.StateStoreMetadata"],
    actions: [9, "repeated GetMetadata.ActionMetadata"],
  },
  "GetMetadata.FunctionMetadata": {
    name: [1, "string"],
  },
  "GetMetadata.DataSourceMetadata": {
    type_name: [1, "string"],
  },
  "GetMetadata.ResourceMetadata": {
    type_name: [1, "string"],
  },
  "GetMetadata.EphemeralResourceMetadata": {
    type_name: [1, "string"],
  },
  "GetMetadata.ListResourceMetadata": {
    type_name: [1, "string"],
  },
  "GetMetadata.StateStoreMetadata": {
    type_name: [1, "string"],
  },
  "GetMetadata.ActionMetadata": {
    type_name: [1, "string"],
  },
  "GetProviderSchema.Request": {},
  "GetProviderSchema.Response": {
    provider: [1, "Schema"],
    resource_schemas: [2, "map<string,Schema>"],
    data_source_schemas: [3, "map<string,Schema>"],
    diagnostics: [4, "repeated Diagnostic"],
    provider_meta: [5, "Schema"],
    server_capabilities: [6, "ServerCapabilities"],
    functions: [7, "map<string,Function>"],
    ephemeral_resource_schemas: [8, "map<string,Schema>"],
    list_resource_schemas: [9, "map<string,Schema>"],
    state_store_schemas: [10, "map<string,Schema>"],
    action_schemas: [11, "map<string,ActionSchema>"],
  },
  "ValidateProviderConfig.Request": {
    config: [1, "DynamicValue"],
  },
  "ValidateProviderConfig.Response": {
    diagnostics: [2, "repeated Diagnostic"],
  },
  "UpgradeResourceState.Request": {
    type_name: [1, "string"],
    version: [2, "int64"],
    raw_state: [3, "RawState"],
  },
  "UpgradeResourceState.Response": {
    upgraded_state: [1, "DynamicValue"],
    diagnostics: [2, "repeated Diagnostic"],
  },
  "ValidateResourceConfig.Request": {
    type_name: [1, "string"],
    config: [2, "DynamicValue"],
    client_capabilities: [3, "ClientCapabilities"],
  },
  "ValidateResourceConfig.Response": {
    diagnostics: [1, "repeated Diagnostic"],
  },
  "ValidateDataResourceConfig.Request": {
    type_name: [1, "string"],
    config: [2, "DynamicValue"],
  },
  "ValidateDataResourceConfig.Response": {
    diagnostics: [1, "repeated Diagnostic"],
  },
  "ConfigureProvider.Request": {
    terraform_version: [1, "string"],
    config: [2, "DynamicValue"],
    client_capabilities: [3, "ClientCapabilities"],
  },
  "ConfigureProvider.Response": {
    diagnostics: [1, "repeated Diagnostic"],
  },
  "ReadResource.Request": {
    type_name: [1, "string"],
    current_state: [2, "DynamicValue"],
    private: [3, "bytes"],
    provider_meta: [4, "DynamicValue"],
    client_capabilities: [5, "ClientCapabilities"],
    current_identity: [6, "ResourceIdentityData"],
  },
  "ReadResource.Response": {
    new_state: [1, "DynamicValue"],
    diagnostics: [2, "repeated Diagnostic"],
    private: [3, "bytes"],
    deferred: [4, "Deferred"],
    new_identity: [5, "ResourceIdentityData"],
  },
  "PlanResourceChange.Request": {
    type_name: [1, "string"],
    prior_state: [2, "DynamicValue"],
    proposed_new_state: [3, "DynamicValue"],
    config: [4, "DynamicValue"],
    prior_private: [5, "bytes"],
    provider_meta: [6, "DynamicValue"],
    client_capabilities: [7, "ClientCapabilities"],
    prior_identity: [8, "ResourceIdentityData"],
  },
  "PlanResourceChange.Response": {
    planned_state: [1, "DynamicValue"],
    requires_replace: [2, "repeated AttributePath"],
    planned_private: [3, "bytes"],
    diagnostics: [4, "repeated Diagnostic"],
    legacy_type_system: [5, "bool"],
    deferred: [6, "Deferred"],
    planned_identity: [7, "ResourceIdentityData"],
  },
  "ApplyResourceChange.Request": {
    type_name: [1, "string"],
    prior_state: [2, "DynamicValue"],
    planned_state: [3, "DynamicValue"],
    config: [4, "DynamicValue"],
    planned_private: [5, "bytes"],
    provider_meta: [6, "DynamicValue"],
    planned_identity: [7, "ResourceIdentityData"],
  },
  "ApplyResourceChange.Response": {
    new_state: [1, "DynamicValue"],
    private: [2, "bytes"],
    diagnostics: [3, "repeated Diagnostic"],
    legacy_type_system: [4, "bool"],
    new_identity: [5, "ResourceIdentityData"],
  },
  "ImportResourceState.Request": {
    type_name: [1, "string"],
    id: [2, "string"],
    client_capabilities: [3, "ClientCapabilities"],
    identity: [4, "ResourceIdentityData"],
  },
  "ImportResourceState.ImportedResource": {
    type_name: [1, "string"],
    state: [2, "DynamicValue"],
    private: [3, "bytes"],
    identity: [4, "ResourceIdentityData"],
  },
  "ImportResourceState.Response": {
    imported_resources: [1, "repeated ImportResourceState.ImportedResource"],
    diagnostics: [2, "repeated Diagnostic"],
    deferred: [3, "Deferred"],
  },
  "MoveResourceState.Request": {
    source_provider_address: [1, "string"],
    source_type_name: [2, "string"],
    source_schema_version: [3, "int64"],
    source_state: [4, "RawState"],
    target_type_name: [5, "string"],
    source_private: [6, "bytes"],
    source_identity: [7, "RawState"],
    source_identity_schema_version: [8, "int64"],
  },
  "MoveResourceState.Response": {
    target_state: [1, "DynamicValue"],
    diagnostics: [2, "repeated Diagnostic"],
    target_private: [3, "bytes"],
    target_identity: [4, "ResourceIdentityData"],
  },
  "ReadDataSource.Request": {
    type_name: [1, "string"],
    config: [2, "DynamicValue"],
    provider_meta: [3, "DynamicValue"],
    client_capabilities: [4, "ClientCapabilities"],
  },
  "ReadDataSource.Response": {
    state: [1, "DynamicValue"],
    diagnostics: [2, "repeated Diagnostic"],
    deferred: [3, "Deferred"],
  },
  "GetFunctions.Request": {},
  "GetFunctions.Response": {
    functions: [1, "map<string,Function>"],
    diagnostics: [2, "repeated Diagnostic"],
  },
  "GetResourceIdentitySchemas.Request": {},
  "GetResourceIdentitySchemas.Response": {
    identity_schemas: [1, "map<string,ResourceIdentitySchema>"],
    diagnostics: [2, "repeated Diagnostic"],
  },
} as const satisfies MessageTable;

/** The numbers behind fields of type `int32`. */
export const terraformEnums = {
  "Diagnostic.Severity": { invalid: 0, error: 1, warning: 2 },
  StringKind: { plain: 0, markdown: 1 },
  "Schema.NestedBlock.NestingMode": { invalid: 0, single: 1, list: 2, set: 3, map: 4, group: 5 },
  "Schema.Object.NestingMode": { invalid: 0, single: 1, list: 2, set: 3, map: 4 },
  "Deferred.Reason": { unknown: 0, resource_config_unknown: 1, provider_config_unknown: 2, absent_prereq: 3 },
} as const;
