// Nothing here may load the plugin runtime: whoever installs the package does not have the libraries that it stands on.
export { PAUSE_VARIABLE } from "./alicloud-stand-in/api/pauses";
export { ALICLOUD_ADDRESS } from "./alicloud-stand-in/identity";
export * from "./fake-directory";
export * from "./sandbox";
