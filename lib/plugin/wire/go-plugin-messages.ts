// Generated from tfplugin6.fields.json by `npm run generate-wire-messages`. Do not edit.

import type { MessageTable } from "./fields";

/** The messages of go-plugin's own services, which every plugin has to offer besides Terraform's. */
export const goPluginMessages = {
  Empty: {},
  ConnInfo: { service_id: [1, "uint32"], network: [2, "string"], address: [3, "string"] },
  StdioData: { channel: [1, "int32"], data: [2, "bytes"] },
  HealthCheckRequest: { service: [1, "string"] },
  HealthCheckResponse: { status: [1, "int32"] },
} as const satisfies MessageTable;

/** The numbers behind fields of type `int32`. */
export const goPluginEnums = {
  "StdioData.Channel": { invalid: 0, stdout: 1, stderr: 2 },
  "HealthCheckResponse.ServingStatus": { unknown: 0, serving: 1, not_serving: 2 },
} as const;
