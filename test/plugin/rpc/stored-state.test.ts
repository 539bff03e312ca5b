import { serveInProcess } from "../../../lib/plugin";
import { computed, number, required, schema, string } from "../../../lib/plugin";
import type { Provider, Resource } from "../../../lib/plugin";
import type { FromTerraform } from "../../../lib/plugin/wire/messages";
import { contentOf, PluginClient } from "../support/plugin-client";
import { DemoConnection, EXISTING } from "../support/demo-connection";

describe("a stored state of today's version", () => {
  let demo: DemoConnection;
  beforeEach(async () => {
    demo = await DemoConnection.open();
  });
  afterEach(() => demo.close());

  test("is made to fit: what is missing becomes null, what nobody knows any more goes", async () => {
    const stored = { name: "lamp", size: 0.1, id: "thing-1", retired: true, part: [{ name: "bulb" }] };

    const { upgraded_state } = await upgrade(demo.client, "demo_thing", 0, stored);

    expect(contentOf(upgraded_state)).toEqual({
      ...EXISTING,
      size: "0.1",
      color: null,
      endpoint: null,
      part: [{ name: "bulb", count: null, serial: null }],
    });
  });

  test("that does not fit is an error that names the attribute, not the value", async () => {
    const { diagnostics } = await upgrade(demo.client, "demo_thing", 0, { name: "lamp", password: 12345 });

    expect(diagnostics).toMatchObject([{ severity: 1, summary: "State does not fit the provider" }]);
    expect(diagnostics[0]?.detail).toContain("password is a value of type number where text belongs");
    expect(diagnostics[0]?.attribute?.steps[0]?.attribute_name).toBe("password");
    expect(diagnostics[0]?.detail).not.toContain("12345");
  });

  test("of a newer provider is refused", async () => {
    const { diagnostics } = await upgrade(demo.client, "demo_thing", 1, { name: "lamp" });

    expect(diagnostics).toMatchObject([{ summary: "State written by a newer provider" }]);
  });
});

describe("a stored state of an older version", () => {
  test("goes through the resource's upgrade", async () => {
    await withProvider(
      versioned({ upgrade: (_version, old) => ({ name: String(old.title), length: 3 }) }),
      async (client) => {
        const { upgraded_state } = await upgrade(client, "demo_versioned", 1, { title: "lamp" });

        expect(contentOf(upgraded_state)).toEqual({ name: "lamp", length: 3 });
      },
    );
  });

  test("is an error where the resource has none", async () => {
    await withProvider(versioned({}), async (client) => {
      const { diagnostics } = await upgrade(client, "demo_versioned", 1, { title: "lamp" });

      expect(diagnostics[0]?.detail).toContain("State of version 1 cannot be upgraded to 2");
    });
  });
});

function upgrade(
  client: PluginClient,
  type_name: string,
  version: number,
  stored: unknown,
): Promise<FromTerraform<"UpgradeResourceState.Response">> {
  const json = Buffer.from(JSON.stringify(stored));
  return client.call("UpgradeResourceState", { type_name, version, raw_state: { json } });
}

const versionedSchema = schema({
  version: 2,
  description: "A thing whose state has changed shape.",
  attributes: {
    name: required(string(), { description: "Its name; `title` until version 1." }),
    length: computed(number(), { description: "Of its name." }),
  },
});

function versioned(hooks: Pick<Resource<typeof versionedSchema>, "upgrade">): Provider {
  const resource: Resource<typeof versionedSchema> = {
    typeName: "demo_versioned",
    schema: versionedSchema,
    create: async (_context, { name }) => ({ name, length: name.length }),
    read: async (_context, state) => state,
    update: async (_context, _planned, prior) => prior,
    delete: async () => undefined,
    ...hooks,
  };
  return {
    address: "example.test/acme/demo",
    schema: schema({ description: "Nothing to configure.", attributes: {} }),
    configure: async () => undefined,
    resources: [resource],
  };
}

async function withProvider(provider: Provider, use: (client: PluginClient) => Promise<void>): Promise<void> {
  const server = await serveInProcess(provider);
  const client = new PluginClient(`unix:${server.reattach.Addr.String}`);
  try {
    await use(client);
  } finally {
    client.close();
    await server.close();
  }
}
