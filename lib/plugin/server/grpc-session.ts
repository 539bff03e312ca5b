import type { Duplex } from "node:stream";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import type {
  handleBidiStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { allRpcs } from "../rpc/all-rpcs";
import { answer } from "../rpc/answer";
import type { Connection } from "../rpc/connection";
import { goPluginEnums } from "../wire/go-plugin-messages";
import type { Request, RpcName } from "../wire/messages";
import { brokerService, controllerService, healthService, stdioService, terraformService } from "./services";

const SERVING_STATUS = goPluginEnums["HealthCheckResponse.ServingStatus"];
const RPC_NAMES = Object.keys(allRpcs) as RpcName[];
const TERRAFORM_SERVICE = terraformService(RPC_NAMES);
/** A state may be larger than gRPC's 4 MB; Terraform itself sets no limit either. */
const UNLIMITED = -1;

/**
 * Serves one connection. Each has a gRPC server of its own, since gRPC does not tell a handler which connection a call
 * came over, and over a unix socket all peers look alike.
 */
export function serveConnection(socket: Duplex, connection: Connection, onShutdown: () => void): void {
  const server = new Server({
    "grpc.max_receive_message_length": UNLIMITED,
    "grpc.max_send_message_length": UNLIMITED,
    // Statistics that nobody reads, kept for the life of the process.
    "grpc.enable_channelz": 0,
  });
  server.addService(TERRAFORM_SERVICE, terraformHandlers(connection));
  server.addService(healthService, { Check: checkHealth });
  server.addService(controllerService, { Shutdown: shutdown(onShutdown) });
  server.addService(stdioService, { StreamStdio: stayOpen });
  server.addService(brokerService, { StartStream: stayOpenBothWays });
  server.createConnectionInjector(ServerCredentials.createInsecure()).injectConnection(socket);
}

function terraformHandlers(connection: Connection): UntypedServiceImplementation {
  return Object.fromEntries(RPC_NAMES.map((name) => [name, terraformHandler(connection, name)]));
}

function terraformHandler<Name extends RpcName>(
  connection: Connection,
  name: Name,
): handleUnaryCall<Request<Name>, object> {
  return (call, callback) => {
    void answer(connection, name, call.request).then((response) => {
      callback(null, response);
    });
  };
}

const checkHealth: handleUnaryCall<{ readonly service: string }, object> = (call, callback) => {
  callback(null, {
    status: call.request.service === "plugin" ? SERVING_STATUS.serving : SERVING_STATUS.unknown,
  });
};

function shutdown(onShutdown: () => void): handleUnaryCall<object, object> {
  return (_call, callback) => {
    callback(null, {});
    onShutdown();
  };
}

/** Terraform reads this stream for as long as the plugin lives, and takes its end for the end of the plugin. */
const stayOpen: handleServerStreamingCall<object, object> = (call) => {
  call.on("cancelled", () => call.end());
};

const stayOpenBothWays: handleBidiStreamingCall<object, object> = (call) => {
  call.on("data", () => undefined);
  call.on("end", () => call.end());
};
