import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import { createCertificate } from "../../../lib/plugin/server/certificate";
import { dynamic, PluginClient } from "../support/plugin-client";
import { plannedThing } from "../support/demo-connection";
import { COOKIE, ProviderProgram } from "../support/provider-process";
import type { ProviderProcess } from "../support/provider-process";

const CLIENT = createCertificate(new Date());
const EMPTY = Buffer.alloc(0);

let program: ProviderProgram;
let running: ProviderProcess | undefined;

beforeAll(async () => {
  program = await ProviderProgram.bundle("demo-main.ts");
});
afterAll(() => program.remove());
afterEach(async () => {
  running?.signal("SIGKILL");
  await running?.exited;
});

function start(env: Readonly<Record<string, string>>): ProviderProcess {
  running = program.start(env);
  return running;
}

async function connected(provider: ProviderProcess): Promise<PluginClient> {
  const { address, certificate } = await provider.handshake();
  const trusted = Buffer.from(asPem(certificate));
  const [key, own] = [CLIENT.privateKeyPem, CLIENT.certificatePem].map((pem) => Buffer.from(pem));
  return new PluginClient(`unix:${address}`, credentials.createSsl(trusted, key, own));
}

/** The handshake leaves out base64's padding; PEM wants it. */
function asPem(unpadded: string): string {
  const base64 = Buffer.from(unpadded, "base64").toString("base64");
  return `-----BEGIN CERTIFICATE-----
${base64}
-----END CERTIFICATE-----
`;
}

const SECURED = { ...COOKIE, PLUGIN_CLIENT_CERT: CLIENT.certificatePem };

test("started by a person it says what it is, and fails", async () => {
  const provider = start({});

  expect(await provider.exited).toBe(1);
  expect(provider.stdout).toContain("This is the Terraform provider example.test/acme/demo.");
});

test("started by a Terraform that is too old it says so, where that Terraform shows it", async () => {
  const provider = start({ ...COOKIE, PLUGIN_PROTOCOL_VERSIONS: "4,5" });

  expect(await provider.exited).toBe(1);
  expect(provider.stdout).toContain("speaks Terraform plugin protocol 6, this Terraform only 4, 5");
});

test("prints one line, the handshake, whatever else is printed", async () => {
  const provider = start({ ...COOKIE, TF_LOG: "INFO" });

  const handshake = await provider.handshake();

  expect(handshake).toMatchObject({
    core: "1",
    protocol: "6",
    network: "unix",
    kind: "grpc",
    certificate: "",
  });
  expect(provider.stdout.trim().split("\n")).toHaveLength(1);
  expect(existsSync(handshake.address)).toBe(true);
});

test("logs what was printed, masked, and without a level logs nothing", async () => {
  const loud = start({ ...COOKIE, TF_LOG: "INFO" });
  await loud.handshake();
  loud.signal("SIGKILL");
  await loud.exited;
  const quiet = start(COOKIE);
  await quiet.handshake();
  quiet.signal("SIGKILL");
  await quiet.exited;

  expect(loud.log.map((line) => line["@message"])).toEqual(
    expect.arrayContaining(["loaded for ***@***", "served to ***@***", "warned ***@***"]),
  );
  expect(quiet.stderr).toBe("");
});

test("serves the client that Terraform announced, over TLS", async () => {
  const client = await connected(start(SECURED));

  const { provider } = await client.call("GetProviderSchema", {});
  client.close();

  expect(provider?.block?.attributes.map((attribute) => attribute.name)).toEqual(["shelf", "token"]);
});

test("refuses a stranger", async () => {
  const provider = start(SECURED);
  const { address, certificate } = await provider.handshake();
  const stranger = new PluginClient(
    `unix:${address}`,
    credentials.createSsl(Buffer.from(asPem(certificate))),
  );

  await expect(stranger.call("GetMetadata", {})).rejects.toThrow(/UNAVAILABLE|DEADLINE/);
  stranger.close();
});

test("is healthy, as go-plugin asks before anything else", async () => {
  const client = await connected(start(SECURED));
  const askForPlugin = Buffer.concat([Buffer.of(0x0a, 6), Buffer.from("plugin")]);

  const answer = await client.unary("/grpc.health.v1.Health/Check", askForPlugin, (bytes) => bytes);
  client.close();

  expect([...answer]).toEqual([0x08, 1]);
});

test("ends when it is told to, and takes its socket along", async () => {
  const provider = start(SECURED);
  const { address } = await provider.handshake();
  const client = await connected(provider);

  await client.unary("/plugin.GRPCController/Shutdown", EMPTY, () => "done");
  client.close();

  expect(await provider.exited).toBe(0);
  expect(existsSync(address)).toBe(false);
});

test("ends when its last connection closes, as it does when Terraform is killed", async () => {
  const provider = start(SECURED);
  const client = await connected(provider);
  await client.call("GetMetadata", {});

  client.close();

  expect(await provider.exited).toBe(0);
});

test("ends soon when the process that started it is killed before it has connected, and leaves nothing", async () => {
  const socketDirectory = mkdtempSync(join(tmpdir(), "plugin-dir"));
  running = program.startBelowShell({ ...SECURED, PLUGIN_UNIX_SOCKET_DIR: socketDirectory });
  const { address } = await running.handshake();
  expect(dirname(dirname(address))).toBe(socketDirectory);

  running.signal("SIGKILL");
  await running.exited;

  expect(existsSync(address)).toBe(false);
  expect(existsSync(socketDirectory)).toBe(false);
}, 15_000);

test.each([
  ["DEBUG", "*"],
  ["NODE_DEBUG", "http"],
])("logs nothing of what is printed while %s is set, and says so", async (name, value) => {
  const provider = start({ ...COOKIE, TF_LOG: "TRACE", [name]: value, PRINTED_TOKEN: "tell-nobody" });
  await provider.handshake();
  provider.signal("SIGKILL");
  await provider.exited;

  expect(provider.stdout + provider.stderr).not.toContain("tell-nobody");
  expect(provider.log.map((line) => line["@message"])).toContain(
    `${name} is set: what is printed is not logged, since it may hold credentials`,
  );
});

test.each([
  ["the user presses Ctrl-C", "SIGINT"],
  ["a pipeline ends its processes", "SIGTERM"],
  ["the terminal is closed, and nohup keeps Terraform", "SIGHUP"],
] as const)("lives on when %s, because Terraform decides what that means", async (_words, signal) => {
  const provider = start(SECURED);
  const client = await connected(provider);
  await client.call("GetMetadata", {});

  provider.signal(signal);
  const { resources } = await client.call("GetMetadata", {});
  client.close();

  expect(resources).toEqual([{ type_name: "demo_thing" }]);
});

test.each(["SIGTERM", "SIGHUP"] as const)(
  "ends at once on %s before anybody is connected, and leaves nothing",
  async (signal) => {
    const provider = start(SECURED);
    const { address } = await provider.handshake();

    provider.signal(signal);

    expect(await provider.exited).toBe(0);
    expect(existsSync(address)).toBe(false);
  },
);

test("turns a failure outside of any call into an error of the calls in flight, and lives on", async () => {
  const provider = start({ ...SECURED, TF_LOG: "ERROR" });
  const client = await connected(provider);
  await client.call("ConfigureProvider", { config: dynamic({}) });

  const { diagnostics } = await client.call("ApplyResourceChange", {
    type_name: "demo_thing",
    prior_state: dynamic(null),
    planned_state: dynamic(plannedThing({ name: "lamp", mode: "crash" })),
  });
  const { resources } = await client.call("GetMetadata", {});
  client.close();

  expect(diagnostics[0]?.detail).toContain("loose end at ***@***");
  expect(diagnostics[0]?.detail).toContain("This is a bug in the provider");
  expect(resources).toHaveLength(1);
  await provider.exited;
  expect(provider.log.some((line) => /loose end[^]*at /.test(String(line.stack)))).toBe(true);
});

test("survives that nobody reads its log any more", async () => {
  const provider = start({ ...SECURED, TF_LOG: "TRACE" });
  const client = await connected(provider);
  provider.stopReading();

  await client.call("GetMetadata", {});
  await client.call("GetMetadata", {});
  const { resources } = await client.call("GetMetadata", {});
  client.close();

  expect(resources).toHaveLength(1);
  expect(await provider.exited).toBe(0);
});
