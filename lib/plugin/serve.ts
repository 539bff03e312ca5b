// First, because it takes stdout before another module can print there.
import { takeEarlyOutput } from "./server/early-output";
import { setTimeout as pause } from "node:timers/promises";
import type { Provider } from "./provider";
import { createHost } from "./rpc/connection";
import type { Host } from "./rpc/connection";
import { CrashGuard } from "./rpc/crash-guard";
import { createCertificate } from "./server/certificate";
import { divert, variableThatPrintsSecrets } from "./server/diverted-output";
import type { PrintLine } from "./server/diverted-output";
import { Connections } from "./server/connections";
import { allowedPorts, handshakeLine, reasonNotToServe } from "./server/handshake";
import { Lifetime } from "./server/lifetime";
import { listen } from "./server/listener";
import { createLogger, logLevel, moduleName } from "./server/log-lines";
import { leaveInterruptsToTerraform, surviveCrashes } from "./server/process-events";
import type { Schema } from "./schema/model";

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
export async function serve<S extends Schema, ProviderData>(
  provider: Provider<S, ProviderData>,
  options: ServeOptions = {},
): Promise<void> {
  const { env = process.env, stdout = process.stdout, stderr = process.stderr } = options;
  const early = takeEarlyOutput();
  const refusal = reasonNotToServe(env, provider.address);
  if (refusal !== undefined) {
    refuse((line) => stdout.write(`${line}\n`), refusal);
    return;
  }
  const redact = options.redact ?? ((text: string) => text);
  const debugging = variableThatPrintsSecrets(env);
  const printLog = divert(stderr, (text) => {
    if (debugging === undefined) log.warn(text, { stream: "stderr" });
  });
  const log = createLogger({
    level: logLevel(env),
    module: moduleName(provider.address),
    now: () => new Date(),
    redact,
    write: printLog,
  });
  const logOutput = (text: string): void => {
    if (debugging === undefined) log.info(text, { stream: "stdout" });
  };
  if (debugging !== undefined) {
    log.warn(`${debugging} is set: what is printed is not logged, since it may hold credentials`);
  }
  early.forEach(logOutput);
  const printHandshake = divert(stdout, logOutput);
  try {
    const { handshake, connections } = await startServing(
      createHost(provider, { log, redact, crashes: new CrashGuard(), pause }),
      env,
    );
    printHandshake(handshake);
    connections.loadAhead();
  } catch (problem) {
    refuse(printHandshake, `The provider ${provider.address} could not start: ${redact(String(problem))}`);
  }
}

/** On stdout, because Terraform shows its user the first line it finds there, and nothing of stderr. */
function refuse(print: PrintLine, reason: string): void {
  print(reason);
  process.exitCode = 1;
}

/** Listens; `handshake` is the line that says where. */
async function startServing(
  host: Host,
  env: NonNullable<ServeOptions["env"]>,
): Promise<{ readonly handshake: string; readonly connections: Connections }> {
  const lifetime = new Lifetime(
    () => process.exit(0),
    () => process.ppid,
  );
  surviveCrashes(host);
  leaveInterruptsToTerraform(lifetime);
  const connections = new Connections(host, lifetime);
  const tls = env.PLUGIN_CLIENT_CERT
    ? { own: createCertificate(new Date()), clientCertificatePem: env.PLUGIN_CLIENT_CERT }
    : undefined;
  const listener = await listen({
    socketDirectory: env.PLUGIN_UNIX_SOCKET_DIR || undefined,
    ports: allowedPorts(env),
    tls,
    onConnection: (socket) => {
      connections.accept(socket);
    },
  });
  lifetime.begin(() => listener.close());
  return { handshake: handshakeLine(listener.address, tls?.own.der), connections };
}
