export { ALICLOUD_ADDRESS, alicloudStandIn, PAUSE_VARIABLE } from "./alicloud-stand-in";
export type { AlicloudStandIn } from "./alicloud-stand-in";
export * from "./fake-directory";
export * from "./sandbox";
