import type { Duplex } from "node:stream";
import { Connection } from "../rpc/connection";
import type { Host } from "../rpc/connection";
import type * as GrpcSession from "./grpc-session";

/**
 * gRPC and the codecs cost more to load than everything else of a start together. Terraform waits for the handshake
 * first and connects after it, so they are loaded meanwhile.
 */
function loadGrpc(): typeof GrpcSession {
  return require("./grpc-session") as typeof GrpcSession;
}

/** The connections that are open, each with its own configuration. */
export class Connections {
  private readonly open = new Set<Connection>();
  private grpc: typeof GrpcSession | undefined;

  constructor(
    private readonly host: Host,
    private readonly on: { shutdown(): void; opened(): void; allClosed(): void },
  ) {}

  accept(socket: Duplex): void {
    const connection = new Connection(this.host);
    this.open.add(connection);
    this.on.opened();
    socket.once("close", () => {
      this.closed(connection);
    });
    this.loadAhead().serveConnection(socket, connection, () => {
      this.on.shutdown();
    });
  }

  /** Loads what the first connection will need. */
  loadAhead(): typeof GrpcSession {
    this.grpc ??= loadGrpc();
    return this.grpc;
  }

  /** Asks every call in flight to stop. */
  stop(): void {
    this.open.forEach((connection) => {
      connection.stop();
    });
  }

  /** Nobody can hear the answers any more, so calls in flight need not go on. */
  private closed(connection: Connection): void {
    connection.stop();
    this.open.delete(connection);
    if (this.open.size === 0) {
      this.on.allClosed();
    }
  }
}
