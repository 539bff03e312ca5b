import { computed, required, schema, serveInProcess, string } from "../../../lib/plugin";
import type { InProcessServer, Provider } from "../../../lib/plugin";
import type { FromTerraform } from "../../../lib/plugin/wire/messages";
import { contentOf, dynamic, PluginClient } from "../support/plugin-client";

type Hook =
  | "provider.validate"
  | "provider.configure"
  | "validate"
  | "planCreate"
  | "planUpdate"
  | "planDestroy"
  | "create"
  | "read"
  | "update"
  | "delete"
  | "import"
  | "upgrade"
  | "moveFrom"
  | "source.validate"
  | "source.read";

/** How code goes wrong. */
const FAILURES: Readonly<Record<string, () => unknown>> = {
  throws: () => {
    throw new TypeError("price of someone@example.com is undefined");
  },
  "throws something that is no error": () =>
    (function* () {})().throw("price of someone@example.com is undefined"),
  rejects: () => Promise.reject(new TypeError("price of someone@example.com is undefined")),
};

const THING = schema({
  version: 1,
  description: "A thing.",
  attributes: {
    name: required(string(), { description: "Its name." }),
    id: computed(string(), { description: "Its id." }),
  },
});
const STATE = { name: "lamp", id: "1" };

interface Answer {
  readonly diagnostics: readonly FromTerraform<"Diagnostic">[];
}

/** A provider in which one hook fails, and all others do nothing. */
function failingProvider(hook: Hook, fail: () => unknown): Provider {
  const at =
    <T>(name: Hook, well: T) =>
    (): T =>
      name === hook ? (fail() as T) : well;
  return {
    address: "example.test/acme/demo",
    schema: schema({ description: "Nothing to configure.", attributes: {} }),
    validate: at("provider.validate", undefined),
    configure: at("provider.configure", Promise.resolve(undefined)),
    resources: [
      {
        typeName: "demo_thing",
        schema: THING,
        validate: at("validate", undefined),
        planCreate: at("planCreate", Promise.resolve()),
        planUpdate: at("planUpdate", Promise.resolve()),
        planDestroy: at("planDestroy", Promise.resolve()),
        create: at("create", Promise.resolve(STATE)),
        read: at("read", Promise.resolve(STATE)),
        update: at("update", Promise.resolve(STATE)),
        delete: at("delete", Promise.resolve()),
        import: at("import", Promise.resolve(STATE)),
        upgrade: at("upgrade", STATE),
        moveFrom: at("moveFrom", STATE),
      },
    ],
    dataSources: [
      {
        typeName: "demo_thing",
        schema: THING,
        validate: at("source.validate", undefined),
        read: at("source.read", Promise.resolve(STATE)),
      },
    ],
  };
}

const type_name = "demo_thing";
const [nothing, state] = [dynamic(null), dynamic(STATE)];
const config = dynamic({ ...STATE, id: null });
const old = { json: Buffer.from('{"name":"lamp"}') };

/** The call that reaches each hook. */
const CALLS: Readonly<Record<Hook, (client: PluginClient) => Promise<Answer>>> = {
  "provider.validate": (client) => client.call("ValidateProviderConfig", { config: dynamic({}) }),
  "provider.configure": (client) => client.call("ConfigureProvider", { config: dynamic({}) }),
  validate: (client) => client.call("ValidateResourceConfig", { type_name, config }),
  planCreate: (client) =>
    client.call("PlanResourceChange", {
      type_name,
      prior_state: nothing,
      proposed_new_state: state,
      config: state,
    }),
  planUpdate: (client) =>
    client.call("PlanResourceChange", {
      type_name,
      prior_state: state,
      proposed_new_state: state,
      config: state,
    }),
  planDestroy: (client) =>
    client.call("PlanResourceChange", {
      type_name,
      prior_state: state,
      proposed_new_state: nothing,
      config: nothing,
    }),
  create: (client) =>
    client.call("ApplyResourceChange", { type_name, prior_state: nothing, planned_state: state }),
  read: (client) => client.call("ReadResource", { type_name, current_state: state }),
  update: (client) =>
    client.call("ApplyResourceChange", { type_name, prior_state: state, planned_state: state }),
  delete: (client) =>
    client.call("ApplyResourceChange", { type_name, prior_state: state, planned_state: nothing }),
  import: (client) => client.call("ImportResourceState", { type_name, id: "1" }),
  upgrade: (client) => client.call("UpgradeResourceState", { type_name, version: 0, raw_state: old }),
  moveFrom: (client) =>
    client.call("MoveResourceState", {
      source_type_name: "a_b",
      target_type_name: type_name,
      source_state: old,
    }),
  "source.validate": (client) => client.call("ValidateDataResourceConfig", { type_name, config }),
  "source.read": (client) => client.call("ReadDataSource", { type_name, config: state }),
};
const HOOKS = Object.keys(CALLS) as Hook[];
const CASES = HOOKS.flatMap((hook) => Object.keys(FAILURES).map((failure) => [hook, failure] as const));

let server: InProcessServer | undefined;
let client: PluginClient | undefined;
let log: string[];

async function connected(provider: Provider): Promise<PluginClient> {
  log = [];
  server = await serveInProcess(provider, {
    log: (line) => log.push(line),
    redact: (text) => text.replaceAll(/\S+@\S+/g, "***@***"),
  });
  client = new PluginClient(`unix:${server.reattach.Addr.String}`);
  await client.call("ConfigureProvider", { config: dynamic({}) });
  return client;
}

afterEach(async () => {
  client?.close();
  await server?.close();
});

test.each(HOOKS)("%s that goes well says nothing", async (hook) => {
  const { diagnostics } = await CALLS[hook](await connected(failingProvider(hook, () => undefined)));

  // What answers undefined where a state is wanted is refused by name; nothing else has something to say.
  expect(diagnostics.every(({ detail }) => !detail.includes("TypeError"))).toBe(true);
});

test.each(CASES)(
  "%s that %s becomes an error for the user, its stack goes to the log",
  async (hook, failure) => {
    const fail = FAILURES[failure] ?? (() => undefined);

    const { diagnostics } = await CALLS[hook](await connected(failingProvider(hook, fail)));

    expect(diagnostics).toMatchObject([
      { severity: 1, summary: expect.stringMatching(/failed unexpectedly$/) as string },
    ]);
    expect(diagnostics[0]?.detail).toMatch(
      /^price of \*\*\*@\*\*\* is undefined\n\nThis is a bug in the provider/,
    );
    expect(diagnostics[0]?.detail).not.toMatch(/\.ts:\d+/);
    expect(log.join("\n")).toContain("price of ***@*** is undefined");
    expect(log.join("\n")).not.toContain("someone@example.com");
  },
);

describe("after a failure", () => {
  test.each(["update", "delete", "read"] as const)("of %s the state is as it was", async (hook) => {
    const answer = (await CALLS[hook](
      await connected(failingProvider(hook, FAILURES.throws ?? (() => undefined))),
    )) as { new_state?: FromTerraform<"DynamicValue"> | null };

    expect(contentOf(answer.new_state ?? null)).toEqual(STATE);
  });

  test("of configure, what follows says that the provider is not configured", async () => {
    const stranger = await connected(
      failingProvider("provider.configure", FAILURES.rejects ?? (() => undefined)),
    );

    for (const hook of ["planCreate", "create", "read", "import", "source.read"] as const) {
      expect((await CALLS[hook](stranger)).diagnostics).toMatchObject([
        { summary: "Provider not configured" },
      ]);
    }
  });
});

describe("a request that makes no sense", () => {
  test.each(HOOKS.filter((hook) => !hook.startsWith("provider")))(
    "for %s of an unknown type is refused",
    async (hook) => {
      const provider = failingProvider(hook, () => undefined);
      const { diagnostics } = await CALLS[hook](
        await connected({ ...provider, resources: [], dataSources: [] }),
      );

      expect(diagnostics[0]?.summary).toMatch(/^Unknown (resource type|data source) demo_thing$/);
    },
  );

  test("such as bytes that are no msgpack is an error, not a crash", async () => {
    const { diagnostics } = await (
      await connected(failingProvider("read", () => undefined))
    ).call("ReadResource", { type_name, current_state: { msgpack: Buffer.of(0xc1) } });

    expect(diagnostics).toMatchObject([{ severity: 1, summary: "Unusable value" }]);
  });

  test("such as a state that is no object is an error, not a crash", async () => {
    const answer = await (
      await connected(failingProvider("update", () => undefined))
    ).call("ApplyResourceChange", { type_name, prior_state: dynamic(7), planned_state: state });

    expect(answer.diagnostics).toMatchObject([{ severity: 1 }]);
    expect(contentOf(answer.new_state)).toBe(7);
  });
});
