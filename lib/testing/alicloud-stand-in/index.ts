export { PAUSE_VARIABLE } from "./api/pauses";
export type { Environment } from "./configuration/environment";
export { ALICLOUD_ADDRESS, ALICLOUD_VERSION } from "./identity";
export { alicloudStandIn } from "./provider";
export type { AlicloudStandIn } from "./provider";
