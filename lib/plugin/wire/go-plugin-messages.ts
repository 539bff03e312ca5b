import type { MessageTable } from "./fields";

/** The messages of go-plugin's own services, which every plugin has to offer besides Terraform's. */
export const goPluginMessages = {
  Empty: {},
  ConnInfo: { service_id: [1, "uint32"], network: [2, "string"], address: [3, "string"] },
  StdioData: { channel: [1, "int32"], data: [2, "bytes"] },
  HealthCheckRequest: { service: [1, "string"] },
  HealthCheckResponse: { status: [1, "int32"] },
} as const satisfies MessageTable;

export const SERVING_STATUS = { unknown: 0, serving: 1 } as const;
