import type { Provider } from "./provider";
import { createHost } from "./rpc/connection";
import { CrashGuard } from "./rpc/crash-guard";
import type { Schema } from "./schema/schema";
import { createCertificate } from "./server/certificate";
import { Connections } from "./server/connections";
import { allowedPorts, handshakeLine, reasonNotToServe } from "./server/handshake";
import { Lifetime } from "./server/lifetime";
import { listen } from "./server/listener";
import { createLogger, logLevel, moduleName } from "./server/log-lines";
import { reserveOutput } from "./server/reserve-output";

export interface ServeOptions {
  /** @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where the handshake goes; Terraform reads it. @default process.stdout */
  readonly stdout?: NodeJS.WritableStream;
  /** Where log lines go. @default process.stderr */
  readonly stderr?: NodeJS.WritableStream;
  /** Masks what must not stand in a log line or in the message of an unexpected error. @default nothing is masked */
  readonly redact?: (text: string) => string;
}

/**
 * Runs a provider as the program that Terraform starts: the one call in its entry file. Ends the process when Terraform
 * is done with it. Started by a person it says what it is and ends with exit code 1.
 */
export async function serve<S extends Schema, Client>(
  provider: Provider<S, Client>,
  options: ServeOptions = {},
): Promise<void> {
  const { env = process.env, stdout = process.stdout, stderr = process.stderr } = options;
  const redact = options.redact ?? ((text: string) => text);
  const refusal = reasonNotToServe(env, provider.address);
  if (refusal !== undefined) {
    // On stdout, because Terraform shows its user the first line it finds there, and nothing of stderr.
    stdout.write(`${refusal}\n`);
    process.exitCode = 1;
    return;
  }
  const log = createLogger({
    level: logLevel(env),
    module: moduleName(provider.address),
    now: () => new Date(),
    redact,
    write: (line) => stderr.write(`${line}\n`),
  });
  const printHandshake = reserveOutput(stdout, log);
  const crashes = new CrashGuard();
  const lifetime = new Lifetime();
  lifetime.surviveCrashes((cause) => crashes.crash(cause), log);
  const connections = new Connections(createHost(provider, { log, redact, crashes }), lifetime);
  const tls =
    env.PLUGIN_CLIENT_CERT === undefined || env.PLUGIN_CLIENT_CERT === ""
      ? undefined
      : { own: createCertificate(new Date()), clientCertificatePem: env.PLUGIN_CLIENT_CERT };
  const listener = await listen({
    socketDirectory: env.PLUGIN_UNIX_SOCKET_DIR || undefined,
    ports: allowedPorts(env),
    tls,
    onConnection: (socket) => connections.accept(socket),
  });
  lifetime.begin(() => listener.close());
  printHandshake(handshakeLine(listener.address, tls?.own.der));
}
