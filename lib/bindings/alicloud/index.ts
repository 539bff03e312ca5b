// Generated from schema/alicloud.schema.json by `npm run generate-bindings`. Do not edit.

export * from "./data-alicloud-resource-manager-account-deletion-check-task";
export * from "./data-alicloud-resource-manager-accounts";
export * from "./data-alicloud-resource-manager-folders";
export * from "./data-alicloud-resource-manager-handshakes";
export * from "./data-alicloud-resource-manager-resource-directories";
export * from "./provider";
export * from "./resource-manager-account";
export * from "./resource-manager-folder";
export * from "./resource-manager-handshake";
export * from "./resource-manager-handshake-acceptance";
export * from "./resource-manager-resource-directory";
