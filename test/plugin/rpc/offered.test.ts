import { Client, credentials } from "@grpc/grpc-js";
import { DemoConnection, EXISTING, UNSET } from "../support/demo-connection";
import { dynamic } from "../support/plugin-client";

let demo: DemoConnection;

beforeEach(async () => {
  demo = await DemoConnection.open();
});
afterEach(() => demo.close());

describe("the schema", () => {
  test("lists the resources and what the provider can do", async () => {
    const capabilities = {
      plan_destroy: true,
      get_provider_schema_optional: true,
      move_resource_state: true,
    };

    const metadata = await demo.client.call("GetMetadata", {});
    const schema = await demo.client.call("GetProviderSchema", {});

    expect(metadata).toMatchObject({
      resources: [{ type_name: "demo_thing" }],
      server_capabilities: capabilities,
    });
    expect(schema.server_capabilities).toMatchObject(capabilities);
    expect(Object.keys(schema.resource_schemas)).toEqual(["demo_thing"]);
  });

  test("describes attributes the way Terraform reads them", async () => {
    const { resource_schemas } = await demo.client.call("GetProviderSchema", {});
    const attributes = resource_schemas.demo_thing?.block?.attributes ?? [];
    const find = (name: string): unknown => {
      const { type, ...rest } = attributes.find((attribute) => attribute.name === name) ?? {};
      return { ...rest, type: JSON.parse(Buffer.from(type ?? []).toString()) as unknown };
    };

    expect(find("name")).toMatchObject({ type: "string", required: true, optional: false, computed: false });
    // Terraform accepts a default only where the provider may fill in a value.
    expect(find("size")).toMatchObject({ type: "number", required: false, optional: true, computed: true });
    expect(find("color")).toMatchObject({ optional: true, computed: true });
    expect(find("labels")).toMatchObject({ type: ["map", "string"], optional: true, computed: false });
    expect(find("password")).toMatchObject({ sensitive: true });
    expect(find("id")).toMatchObject({ required: false, optional: false, computed: true });
  });

  test("describes blocks", async () => {
    const { resource_schemas } = await demo.client.call("GetProviderSchema", {});
    const blocks = resource_schemas.demo_thing?.block?.block_types ?? [];

    expect(blocks.map(({ type_name, nesting }) => ({ type_name, nesting }))).toEqual([
      { type_name: "part", nesting: 2 },
      { type_name: "timeouts", nesting: 1 },
    ]);
    expect(blocks[1]?.block?.attributes.map(({ name }) => name)).toEqual(["create"]);
  });
});

describe("validation", () => {
  test("leads to an element of a list, and to a block", async () => {
    const part = { name: "bulb", count: -1, serial: null };

    const { diagnostics } = await demo.client.call("ValidateResourceConfig", {
      type_name: "demo_thing",
      config: dynamic({
        ...UNSET,
        name: "lamp",
        part: [{ ...part, count: 1 }, part],
        timeouts: { create: "soon" },
      }),
    });

    expect(diagnostics.map(({ detail }) => detail)).toEqual([
      "-1 is less than 1.",
      expect.stringContaining('"soon" is not a duration'),
    ]);
    expect(diagnostics[0]?.attribute?.steps).toMatchObject([
      { attribute_name: "part" },
      { element_key_int: 1 },
      { attribute_name: "count" },
    ]);
  });

  test("does not repeat a sensitive value", async () => {
    const { diagnostics } = await demo.client.call("ValidateResourceConfig", {
      type_name: "demo_thing",
      config: dynamic({ ...UNSET, name: "lamp", password: "pw" }),
    });

    expect(diagnostics).toMatchObject([{ detail: "The value is too short." }]);
  });

  test("names a number that cannot be held, instead of rounding it", async () => {
    const { diagnostics } = await demo.client.call("ValidateResourceConfig", {
      type_name: "demo_thing",
      config: dynamic({ ...UNSET, name: "lamp", size: "123456789012345678901" }),
    });

    expect(diagnostics).toMatchObject([
      { severity: 1, summary: "Unusable value for size", attribute: { steps: [{ attribute_name: "size" }] } },
    ]);
    expect(diagnostics[0]?.detail).not.toContain("bug");
  });
});

describe("what a provider does not have", () => {
  test("is an empty list where Terraform asks for one", async () => {
    expect(await demo.client.call("GetFunctions", {})).toEqual({ functions: {}, diagnostics: [] });
    expect(await demo.client.call("GetResourceIdentitySchemas", {})).toEqual({
      identity_schemas: {},
      diagnostics: [],
    });
  });

  test("is refused in words", async () => {
    const moved = await demo.client.call("MoveResourceState", {
      source_provider_address: "example.test/acme/other",
      source_type_name: "other_thing",
      target_type_name: "demo_thing",
    });

    expect(moved.diagnostics[0]?.detail).toContain(
      "A other_thing of example.test/acme/other cannot become a demo_thing",
    );
  });

  test("is told apart by its name where it is a resource or a data source", async () => {
    const resource = await demo.client.call("ReadResource", {
      type_name: "demo_nothing",
      current_state: dynamic({ id: "1" }),
    });
    const source = await demo.client.call("ReadDataSource", { type_name: "demo_catalogue" });

    expect(resource.diagnostics).toMatchObject([{ summary: "Unknown resource type demo_nothing" }]);
    expect(resource.diagnostics[0]?.detail).toContain("offers demo_thing");
    expect(source.diagnostics).toMatchObject([{ summary: "Unknown data source demo_catalogue" }]);
  });
});

test("a state larger than gRPC's usual 4 MB passes in both directions", async () => {
  const large = { ...EXISTING, password: "x".repeat(6_000_000) };

  const { planned } = await demo.plan({
    prior: large,
    proposed: large,
    config: { ...UNSET, name: "lamp", password: large.password },
  });

  expect(planned).toEqual(large);
});

test("go-plugin's streams stay open and silent, since their end means the end of the plugin", async () => {
  const raw = (bytes: Buffer): Buffer => bytes;
  const client = new Client(`unix:${demo.server.reattach.Addr.String}`, credentials.createInsecure());
  const stdio = client.makeServerStreamRequest("/plugin.GRPCStdio/StreamStdio", raw, raw, Buffer.alloc(0));
  const broker = client.makeBidiStreamRequest("/plugin.GRPCBroker/StartStream", raw, raw);
  const ended: string[] = [];
  for (const [name, stream] of Object.entries({ stdio, broker })) {
    stream.on("data", () => ended.push(name)).on("end", () => ended.push(name));
    stream.on("error", () => undefined);
  }

  broker.write(Buffer.alloc(0));
  await demo.client.call("GetProviderSchema", {});

  expect(ended).toEqual([]);
  const cancelled = new Promise((resolve) => stdio.once("status", resolve));
  stdio.cancel();
  broker.cancel();
  await cancelled;
  client.close();
});

test("stopping one connection does not stop the next: Terraform may come back", async () => {
  await demo.client.call("StopProvider", {});
  demo.server.stop();
  const fresh = await demo.reconnect();

  const { diagnostics } = await fresh.apply({ planned: { ...EXISTING, mode: "report-stop" } });

  expect(diagnostics).toEqual([]);
  fresh.client.close();
});
