import type { MethodDefinition, ServiceDefinition } from "@grpc/grpc-js";
import { createCodec } from "../wire/codec";
import { goPluginMessages } from "../wire/go-plugin-messages";
import { terraformMessages } from "../wire/terraform-messages";
import type { RpcName } from "../wire/messages";

/** What gRPC needs to know of a method: its path, and how its messages become bytes. */
type Method = MethodDefinition<object, object>;
type GoPluginMessage = keyof typeof goPluginMessages;

const terraform = createCodec(terraformMessages);
const goPlugin = createCodec(goPluginMessages);

export function terraformService(names: readonly RpcName[]): ServiceDefinition {
  return Object.fromEntries(names.map((name) => [name, terraformMethod(name)]));
}

function terraformMethod(name: RpcName): Method {
  const request = `${name}.Request` as const;
  const response = `${name}.Response` as const;
  return {
    path: `/tfplugin6.Provider/${name}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: (message) => terraform.encode(request, message),
    requestDeserialize: (bytes) => terraform.decode(request, bytes),
    responseSerialize: (message) => terraform.encode(response, message),
    responseDeserialize: (bytes) => terraform.decode(response, bytes),
  };
}

/** go-plugin's own services, in the shape that its client calls them. */
export const healthService = {
  Check: goPluginMethod("/grpc.health.v1.Health/Check", "HealthCheckRequest", "HealthCheckResponse"),
} satisfies ServiceDefinition;
export const controllerService = {
  Shutdown: goPluginMethod("/plugin.GRPCController/Shutdown", "Empty", "Empty"),
} satisfies ServiceDefinition;
export const stdioService = {
  StreamStdio: goPluginMethod("/plugin.GRPCStdio/StreamStdio", "Empty", "StdioData", {
    responseStream: true,
  }),
} satisfies ServiceDefinition;
export const brokerService = {
  StartStream: goPluginMethod("/plugin.GRPCBroker/StartStream", "ConnInfo", "ConnInfo", {
    requestStream: true,
    responseStream: true,
  }),
} satisfies ServiceDefinition;

function goPluginMethod(
  path: string,
  request: GoPluginMessage,
  response: GoPluginMessage,
  streams: { readonly requestStream?: boolean; readonly responseStream?: boolean } = {},
): Method {
  return {
    path,
    requestStream: streams.requestStream ?? false,
    responseStream: streams.responseStream ?? false,
    requestSerialize: (message) => goPlugin.encode(request, message),
    requestDeserialize: (bytes) => goPlugin.decode(request, bytes),
    responseSerialize: (message) => goPlugin.encode(response, message),
    responseDeserialize: (bytes) => goPlugin.decode(response, bytes),
  };
}
