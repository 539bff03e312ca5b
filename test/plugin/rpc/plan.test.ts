import { DemoConnection, EXISTING, UNSET } from "../support/demo-connection";
import { dynamic, PluginClient, REFINED_EXT, UNKNOWN_EXT } from "../support/plugin-client";

let demo: DemoConnection;

beforeEach(async () => {
  demo = await DemoConnection.open();
});
afterEach(() => demo.close());

describe("the plan of a create", () => {
  test("fills in defaults and leaves the rest to apply", async () => {
    const config = { ...UNSET, name: "lamp" };

    const { planned } = await demo.plan({ proposed: config });

    expect(planned).toEqual({
      ...config,
      size: 1,
      color: UNKNOWN_EXT,
      id: UNKNOWN_EXT,
      endpoint: UNKNOWN_EXT,
    });
  });

  test("keeps every configured value, known or not", async () => {
    const config = {
      ...UNSET,
      name: "lamp",
      size: 2.5,
      color: UNKNOWN_EXT,
      labels: { "with.dots": "1", other: UNKNOWN_EXT },
      steps: ["b", UNKNOWN_EXT],
      password: "",
    };

    const { planned } = await demo.plan({ proposed: config });

    // Fractions are decimals to Terraform, not doubles, hence text.
    expect(planned).toMatchObject({ ...config, size: "2.5", id: UNKNOWN_EXT, endpoint: UNKNOWN_EXT });
  });

  test("hands a refined unknown back as it came", async () => {
    const { planned } = await demo.plan({ proposed: { ...UNSET, name: REFINED_EXT } });

    expect(planned.name).toEqual(REFINED_EXT);
  });

  test("reaches into blocks", async () => {
    const part = { name: "bulb", count: null, serial: null };

    const { planned } = await demo.plan({ proposed: { ...UNSET, name: "lamp", part: [part] } });

    expect(planned.part).toEqual([{ name: "bulb", count: 1, serial: UNKNOWN_EXT }]);
  });

  test("copes with a block that is not known yet", async () => {
    const { planned } = await demo.plan({ proposed: { ...UNSET, name: "lamp", part: UNKNOWN_EXT } });

    expect(planned.part).toEqual(UNKNOWN_EXT);
  });
});

describe("the plan of an update", () => {
  test("is the prior state where nothing was changed", async () => {
    const { planned, replaced } = await demo.plan({
      prior: EXISTING,
      proposed: EXISTING,
      config: { ...UNSET, name: "lamp" },
    });

    expect(planned).toEqual(EXISTING);
    expect(replaced).toEqual([]);
  });

  test("keeps what uses the state for unknown, and marks the rest of what is computed", async () => {
    const { planned } = await demo.plan({
      prior: EXISTING,
      proposed: { ...EXISTING, size: 2 },
      config: { ...UNSET, name: "lamp", size: 2 },
    });

    expect(planned).toEqual({ ...EXISTING, size: 2, color: UNKNOWN_EXT, endpoint: UNKNOWN_EXT });
  });

  test("returns to the default of what the user took out", async () => {
    const prior = { ...EXISTING, size: 7 };

    const { planned } = await demo.plan({ prior, proposed: prior, config: { ...UNSET, name: "lamp" } });

    expect(planned.size).toBe(1);
  });

  test("counts an unknown value as a change", async () => {
    const { planned, replaced } = await demo.plan({
      prior: EXISTING,
      proposed: { ...EXISTING, name: UNKNOWN_EXT },
      config: { ...UNSET, name: UNKNOWN_EXT },
    });

    expect(planned.endpoint).toEqual(UNKNOWN_EXT);
    expect(replaced).toEqual(["name"]);
  });
});

describe("the private state", () => {
  test("comes back unless it is changed", async () => {
    const { privateState } = await demo.plan({
      proposed: { ...UNSET, name: "lamp" },
      privateState: { protected: false },
    });

    expect(privateState).toEqual({ protected: false });
  });

  test("carries what the plan of a destruction adds", async () => {
    const { privateState, planned } = await demo.plan({
      prior: EXISTING,
      proposed: null,
      privateState: { protected: true },
    });

    expect(planned).toBeNull();
    expect(privateState).toEqual({ protected: true, mayDestroy: true });
  });

  test("carries nothing of the kind, and nothing is refused, where an apply has created another object first", async () => {
    const planned = {
      ...UNSET,
      name: "lamp",
      size: 1,
      color: "grey",
      id: UNKNOWN_EXT,
      endpoint: UNKNOWN_EXT,
    };
    await demo.apply({ planned });
    const ends = {
      prior: { ...EXISTING, mode: "refuse-destroy" },
      proposed: null,
      privateState: { kept: 1 },
    };

    const replaced = await demo.plan(ends);
    const elsewhere = await demo.reconnect();
    const ofAnotherRun = await elsewhere.plan(ends);
    elsewhere.client.close();

    expect(replaced).toMatchObject({ diagnostics: [], privateState: { kept: 1 } });
    expect(ofAnotherRun.diagnostics).toMatchObject([{ summary: "Thing protected" }]);
  });

  test("tells a forced replacement from a fresh object", async () => {
    const config = { ...UNSET, name: "lamp" };

    const fresh = await demo.plan({ proposed: config });
    const replacement = await demo.plan({ proposed: config, privateState: { protected: true } });

    expect(fresh.diagnostics).toEqual([]);
    expect(replacement.diagnostics).toMatchObject([{ summary: "Thing protected" }]);
  });
});

test("a plan for a provider that was not configured is refused, not crashed", async () => {
  const stranger = new PluginClient(`unix:${demo.server.reattach.Addr.String}`);

  const answer = await stranger.call("PlanResourceChange", {
    type_name: "demo_thing",
    proposed_new_state: dynamic({ ...UNSET, name: "lamp" }),
  });
  stranger.close();

  expect(answer.diagnostics).toMatchObject([{ severity: 1, summary: "Provider not configured" }]);
});
