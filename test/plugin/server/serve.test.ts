import { PassThrough } from "node:stream";
import { serve } from "../../../lib/plugin";
import { demoProvider } from "../support/demo-provider";
import { dynamic, PluginClient } from "../support/plugin-client";
import type * as EarlyOutput from "../../../lib/plugin/server/early-output";
import { COOKIE } from "../support/provider-process";
import { Shop } from "../support/shop";

const EVENTS = ["uncaughtException", "unhandledRejection", "SIGINT", "SIGTERM", "SIGHUP"] as const;

let before: ReadonlyMap<string, readonly ((...args: unknown[]) => void)[]>;
let exits: (number | string | null | undefined)[];
let stdout: PassThrough;
let stderr: PassThrough;

const listenersOf = (event: string): ((...args: unknown[]) => void)[] =>
  process.listeners(event as "exit") as ((...args: unknown[]) => void)[];

beforeEach(() => {
  before = new Map(EVENTS.map((event) => [event, listenersOf(event)]));
  [stdout, stderr] = [new PassThrough(), new PassThrough()];
  exits = [];
  jest.spyOn(process, "exit").mockImplementation((code) => {
    exits.push(code);
    return undefined as never;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = undefined;
  for (const event of EVENTS) {
    listenersOf(event)
      .filter((listener) => before.get(event)?.includes(listener) !== true)
      .forEach((listener) => process.off(event, listener));
  }
});

const read = (stream: PassThrough): string => String(stream.read() ?? "");
const start = (env: Readonly<Record<string, string>>): Promise<void> =>
  serve(demoProvider(new Shop()), {
    env,
    stdout,
    stderr,
    redact: (text) => text.replaceAll(/\S+@\S+/g, "***@***"),
  });

async function connected(env: Readonly<Record<string, string>>): Promise<PluginClient> {
  await start({ ...COOKIE, ...env });
  return new PluginClient(`unix:${read(stdout).split("|")[3] ?? ""}`);
}

/** Tells it to end, as Terraform does when it is done, and waits until it has. */
async function dismiss(client: PluginClient): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    jest.spyOn(process, "exit").mockImplementation((code) => {
      exits.push(code);
      resolve();
      return undefined as never;
    });
  });
  await client.unary("/plugin.GRPCController/Shutdown", Buffer.alloc(0), () => "done");
  client.close();
  await ended;
}

test("started by a person it explains itself and sets the exit code", async () => {
  await start({});

  expect(read(stdout)).toBe(
    "This is the Terraform provider example.test/acme/demo. Terraform starts it by itself; there is nothing to run by hand.\n",
  );
  expect(process.exitCode).toBe(1);
});

test("what cannot start says why on the line that Terraform shows", async () => {
  await start({ ...COOKIE, PLUGIN_CLIENT_CERT: "no certificate of someone@example.com" });

  expect(read(stdout)).toMatch(/^The provider example\.test\/acme\/demo could not start: /);
  expect(process.exitCode).toBe(1);
});

test("it serves until Terraform is done with it, then ends with 0", async () => {
  const client = await connected({});

  const { resources } = await client.call("GetMetadata", {});
  await dismiss(client);

  expect(resources).toEqual([{ type_name: "demo_thing" }]);
  expect(exits).toEqual([0]);
});

test("what is printed to its streams is logged instead, masked", async () => {
  const client = await connected({ TF_LOG: "DEBUG" });

  stdout.write("to someone@example.com");
  stderr.write(Buffer.from("about someone@example.com\n"));
  const written = new Promise((resolve) => stdout.write("done", resolve));
  await written;
  await dismiss(client);

  expect(read(stdout)).toBe("");
  expect(read(stderr)).toMatch(/"@message":"to \*\*\*@\*\*\*"[^]*"@message":"about \*\*\*@\*\*\*"/);
});

test("a failure outside of any call ends the calls in flight, and is logged with its stack", async () => {
  const client = await connected({ TF_LOG: "ERROR" });
  await client.call("ConfigureProvider", { config: dynamic({}) });
  const apply = client.call("ApplyResourceChange", {
    type_name: "demo_thing",
    prior_state: dynamic(null),
    planned_state: dynamic({ name: "lamp", mode: "wait" }),
    config: dynamic({ name: "lamp", mode: "wait" }),
  });
  await client.call("GetMetadata", {});

  process.emit("uncaughtException", new Error("loose end"));
  const { diagnostics } = await apply;
  process.emit("unhandledRejection", "no error at all", Promise.resolve());
  process.emit("SIGINT");
  await dismiss(client);

  expect(diagnostics).toMatchObject([{ summary: "Creating a demo_thing failed unexpectedly" }]);
  expect(read(stderr)).toMatch(/Something failed outside of any call[^]*loose end[^]*no error at all/);
});

test("what a module prints while it is loaded is held back, where Terraform started the process", async () => {
  const saved = process.env;
  process.env = { ...saved, ...COOKIE };
  try {
    await jest.isolateModulesAsync(async () => {
      const early = jest.requireActual<typeof EarlyOutput>("../../../lib/plugin/server/early-output");
      process.stdout.write("loaded\n");

      expect(early.takeEarlyOutput()).toEqual(["loaded"]);
      expect(early.takeEarlyOutput()).toEqual([]);
    });
  } finally {
    process.env = saved;
  }
});
