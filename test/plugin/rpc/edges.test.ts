import { optional, schema, serveInProcess, string } from "../../../lib/plugin";
import type { InProcessServer, Provider } from "../../../lib/plugin";
import { GARDEN_ADDRESS, gardenProvider } from "../second-provider/garden";
import { contentOf, dynamic, PluginClient } from "../support/plugin-client";

const NAME = {
  attributes: { name: optional(string(), { description: "A name." }) },
  description: "A thing.",
};
const EMPTY: Provider = {
  address: "example.test/acme/bare",
  schema: schema({ description: "Nothing to configure.", attributes: {} }),
  configure: async () => undefined,
  resources: [
    {
      typeName: "bare_thing",
      schema: schema({
        ...NAME,
        blocks: { part: { nesting: "list", description: "Parts.", attributes: {} } },
      }),
      planUpdate: async (context) => {
        context.diagnostics.error("Too many parts", "Take one out.", ["part", 1]);
        context.diagnostics.warning("Odd thing", "There is no such attribute.", ["nowhere", "at all"]);
      },
      create: async (_context, planned) => planned,
      read: async (_context, state) => state,
      update: async (_context, planned) => planned,
      delete: async () => undefined,
    },
  ],
  dataSources: [{ typeName: "bare_source", schema: schema(NAME), read: async () => null }],
};
const THING = { name: "lamp", part: [] };

let server: InProcessServer;
let client: PluginClient;

async function connect(provider: Provider): Promise<void> {
  server = await serveInProcess(provider);
  client = new PluginClient(`unix:${server.reattach.Addr.String}`);
  await client.call("ConfigureProvider", {});
}

afterEach(async () => {
  client.close();
  await server.close();
});

test("a message names the provider that it belongs to", async () => {
  await connect(gardenProvider({ plots: new Map() }));

  const { diagnostics } = await client.call("ReadResource", { type_name: "garden_gate" });

  expect(diagnostics[0]?.detail).toContain(GARDEN_ADDRESS);
});

describe("a resource with the least that it must have", () => {
  const type_name = "bare_thing";
  beforeEach(() => connect(EMPTY));

  test("cannot be imported, and says so", async () => {
    const { diagnostics } = await client.call("ImportResourceState", { type_name, id: "1" });

    expect(diagnostics).toMatchObject([{ summary: "Import not offered" }]);
  });

  test("is planned, created, destroyed and not replaced by anything", async () => {
    const created = await client.call("PlanResourceChange", {
      type_name,
      prior_state: dynamic(null),
      proposed_new_state: dynamic(THING),
      config: dynamic(THING),
    });
    const destroyed = await client.call("PlanResourceChange", {
      type_name,
      prior_state: dynamic(THING),
      proposed_new_state: dynamic(null),
    });
    const nothing = await client.call("PlanResourceChange", { type_name });
    const applied = await client.call("ApplyResourceChange", { type_name });

    expect(contentOf(created.planned_state)).toEqual(THING);
    expect([destroyed, nothing].map((plan) => contentOf(plan.planned_state))).toEqual([null, null]);
    expect(contentOf(applied.new_state)).toBeNull();
  });

  test("has messages that point at a block, or at nothing that exists", async () => {
    const { diagnostics } = await client.call("PlanResourceChange", {
      type_name,
      prior_state: dynamic(THING),
      proposed_new_state: dynamic(THING),
      config: dynamic(THING),
    });

    expect(diagnostics.map(({ attribute }) => attribute?.steps.length)).toEqual([2, 1]);
    expect(diagnostics[1]?.detail).toBe('nowhere["at all"]: There is no such attribute.');
  });

  test("does not know a state that Terraform 0.11 wrote", async () => {
    const { diagnostics } = await client.call("UpgradeResourceState", { type_name, version: 0 });

    expect(diagnostics).toMatchObject([{ summary: "State too old" }]);
  });

  test("refuses a state that was edited into something else", async () => {
    const { diagnostics } = await client.call("UpgradeResourceState", {
      type_name,
      version: 0,
      raw_state: { json: Buffer.from("[1]") },
    });

    expect(diagnostics).toMatchObject([{ summary: "State does not fit the provider" }]);
  });

  test("has a state whose broken JSON is an error, not a crash", async () => {
    const { diagnostics } = await client.call("UpgradeResourceState", {
      type_name,
      version: 0,
      raw_state: { json: Buffer.from("{") },
    });

    expect(diagnostics).toMatchObject([{ severity: 1 }]);
  });
});

test("a data source that finds nothing says so", async () => {
  await connect(EMPTY);

  const { diagnostics } = await client.call("ReadDataSource", { type_name: "bare_source" });

  expect(diagnostics).toMatchObject([{ summary: "Not found" }]);
});

test("a provider block that is empty is fine", async () => {
  await connect(EMPTY);

  expect(await client.call("ValidateProviderConfig", {})).toMatchObject({ diagnostics: [] });
});

describe("a value that is of another type than the schema says is refused, at its place,", () => {
  const config = dynamic({ name: ["lamp"] });

  test.each([
    ["in a provider block", () => client.call("ValidateProviderConfig", { config })],
    ["in a resource", () => client.call("ValidateResourceConfig", { type_name: "bare_thing", config })],
    [
      "in a data source",
      () => client.call("ValidateDataResourceConfig", { type_name: "bare_source", config }),
    ],
  ])("%s", async (_where, validate) => {
    await connect({ ...EMPTY, schema: schema(NAME) });

    expect((await validate()).diagnostics).toMatchObject([
      { summary: "Unusable value for name", attribute: { steps: [{ attribute_name: "name" }] } },
    ]);
  });
});

test.each([
  ["plugin", [8, 1]],
  ["somebody", []],
])("the health of %s is told as the protocol says", async (service, status) => {
  await connect(EMPTY);
  const request = Buffer.concat([Buffer.of(0x0a, service.length), Buffer.from(service)]);

  const answer = await client.unary("/grpc.health.v1.Health/Check", request, (bytes) => bytes);

  expect([...answer]).toEqual(status);
});

test("a move that brings no state asks the resource all the same", async () => {
  await connect(gardenProvider({ plots: new Map() }));

  const { diagnostics } = await client.call("MoveResourceState", {
    target_type_name: "garden_plot",
    source_type_name: "garden_bed",
  });

  expect(diagnostics).toMatchObject([{ summary: "Move not offered" }]);
});

test("a move hands over what is to be kept beside the state", async () => {
  await connect(gardenProvider({ plots: new Map() }));

  const moved = await client.call("MoveResourceState", {
    target_type_name: "garden_plot",
    source_type_name: "terraform_data",
    source_state: { json: Buffer.from('{"input":{"value":"north"}}') },
  });

  expect(moved.diagnostics).toEqual([]);
  expect(JSON.parse(Buffer.from(moved.target_private).toString())).toEqual({ dug: 1 });
});
