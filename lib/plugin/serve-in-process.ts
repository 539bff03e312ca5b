import { setTimeout as timer } from "node:timers/promises";
import type { Provider } from "./provider";
import { createHost } from "./rpc/connection";
import { CrashGuard } from "./rpc/crash-guard";
import type { Schema } from "./schema/model";
import { Connections } from "./server/connections";
import { TERRAFORM_PROTOCOL } from "./server/handshake";
import { listen } from "./server/listener";
import { createLogger, moduleName } from "./server/log-lines";

export interface InProcessOptions {
  /** Takes every log line of every level. @default lines are dropped */
  readonly log?: (line: string) => void;
  /** Masks what must not stand in a log line or in the message of an unexpected error. @default nothing is masked */
  readonly redact?: (text: string) => string;
  /** Lets time pass between looks at whether Terraform makes further calls. @default a timer */
  readonly pause?: (ms: number) => Promise<void>;
}

/** How Terraform finds a provider that runs already. */
export interface Reattach {
  readonly Protocol: "grpc";
  readonly ProtocolVersion: 6;
  readonly Pid: number;
  readonly Test: true;
  readonly Addr: { readonly Network: "unix" | "tcp"; readonly String: string };
}

export interface InProcessServer {
  /** One value of the JSON object in `TF_REATTACH_PROVIDERS`, whose key is the provider's address. */
  readonly reattach: Reattach;
  /** Drops all connections and stops listening. */
  close(): Promise<void>;
  /** What Terraform does on Ctrl-C: aborts the signal of all calls in flight. */
  stop(): void;
}

/**
 * Serves a provider inside this process, for tests and for debugging with breakpoints: Terraform starts nothing and
 * needs no installation. Without TLS, on a socket that only the user of this process can reach.
 */
export async function serveInProcess<S extends Schema, ProviderData>(
  provider: Provider<S, ProviderData>,
  options: InProcessOptions = {},
): Promise<InProcessServer> {
  const redact = options.redact ?? ((text: string) => text);
  const log = createLogger({
    level: options.log === undefined ? "off" : "trace",
    module: moduleName(provider.address),
    now: () => new Date(),
    redact,
    write: options.log ?? (() => undefined),
  });
  const host = createHost(provider, {
    log,
    redact,
    crashes: new CrashGuard(),
    pause: options.pause ?? timer,
  });
  // Terraform shuts down a provider that it found running, too; the tests' server lives on until it is closed.
  const nothing = (): void => undefined;
  const connections = new Connections(host, { shutdown: nothing, opened: nothing, allClosed: nothing });
  // Nobody waits for a handshake here, and a package that is not installed is to be found out now.
  connections.loadAhead();
  const listener = await listen({
    onConnection: (socket) => {
      connections.accept(socket);
    },
  });
  const { network, address } = listener.address;
  return {
    reattach: {
      Protocol: "grpc",
      ProtocolVersion: TERRAFORM_PROTOCOL,
      Pid: process.pid,
      Test: true,
      Addr: { Network: network, String: address },
    },
    close: () => listener.close(),
    stop: () => {
      connections.stop();
    },
  };
}
