import { mkdtempSync, rmdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { ListenOptions, Server, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import type { SelfSignedCertificate } from "./certificate";
import { createMutualTlsServer } from "./mutual-tls";

/** Where a client connects, in Go's words. */
export interface Address {
  readonly network: "unix" | "tcp";
  readonly address: string;
}

export interface Listener {
  readonly address: Address;
  /** Stops listening, drops every connection and removes the socket. */
  close(): Promise<void>;
}

export interface ListenerOptions {
  /**
   * Where the socket goes. Terraform makes it for one plugin and removes it afterwards; one that was killed does not, so
   * it is removed here if it is empty. @default the directory for temporary files; the socket has a private one of its own in it
   */
  readonly socketDirectory?: string;
  /** @default true, except on Windows */
  readonly unixSockets?: boolean;
  /** The ports to try for TCP, first and last. @default any free one */
  readonly ports?: readonly [first: number, last: number];
  /** Mutual TLS with these two. @default plain */
  readonly tls?: { readonly own: SelfSignedCertificate; readonly clientCertificatePem: string };
  /** @param socket Decrypted. */
  onConnection(socket: Duplex): void;
}

/** What fits on every system. Node does not refuse longer ones: it listens on a shortened name, unfound by Terraform. */
const LONGEST_SOCKET_PATH = 103;

interface Place {
  readonly address: Address;
  cleanUp(): void;
}

/** Listens on a unix socket, or on TCP of the loopback interface where a socket is not possible. */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const { tls, onConnection } = options;
  const server =
    tls === undefined
      ? createServer(onConnection)
      : createMutualTlsServer(tls.own, tls.clientCertificatePem, onConnection);
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  const place =
    (await listenOnSocket(server, options)) ?? (await listenOnLoopback(server, options.ports ?? [0, 0]));
  return {
    address: place.address,
    close: async () => {
      const closed = new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
      open.forEach((socket) => socket.destroy());
      await closed;
      place.cleanUp();
    },
  };
}

/** Undefined where a socket is not possible: on Windows, in a directory with too long a name, on an odd file system. */
async function listenOnSocket(server: Server, options: ListenerOptions): Promise<Place | undefined> {
  if (!(options.unixSockets ?? process.platform !== "win32")) {
    return undefined;
  }
  let directory: string | undefined;
  const cleanUp = (): void => {
    if (directory !== undefined) {
      rmSync(directory, { recursive: true, force: true });
    }
  };
  try {
    // mkdtemp makes it accessible to its owner alone.
    directory = mkdtempSync(join(options.socketDirectory ?? tmpdir(), "plugin-"));
    const path = join(directory, "socket");
    if (Buffer.byteLength(path) > LONGEST_SOCKET_PATH) {
      throw new RangeError("The name of the socket is too long");
    }
    await listenOn(server, { path });
    return {
      address: { network: "unix", address: path },
      cleanUp: () => {
        cleanUp();
        removeIfEmpty(options.socketDirectory);
      },
    };
  } catch {
    cleanUp();
    return undefined;
  }
}

function removeIfEmpty(directory: string | undefined): void {
  try {
    if (directory !== undefined) rmdirSync(directory);
  } catch {
    // Somebody else's files are in it, or somebody else has removed it.
  }
}

async function listenOnLoopback(server: Server, [first, last]: readonly [number, number]): Promise<Place> {
  for (let port = first; ; port++) {
    try {
      await listenOn(server, { host: "127.0.0.1", port });
      break;
    } catch (problem) {
      if (port >= last) {
        throw problem;
      }
    }
  }
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : first;
  return { address: { network: "tcp", address: `127.0.0.1:${port}` }, cleanUp: () => undefined };
}

function listenOn(server: Server, where: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(where, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
