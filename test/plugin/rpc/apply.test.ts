import { DemoConnection, EXISTING, plannedThing } from "../support/demo-connection";
import { contentOf, dynamic, PluginClient, UNKNOWN_EXT } from "../support/plugin-client";

let demo: DemoConnection;

beforeEach(async () => {
  demo = await DemoConnection.open();
});
afterEach(() => demo.close());

test("a create answers with every attribute known", async () => {
  const { state, diagnostics } = await demo.apply({ planned: plannedThing({ name: "lamp" }) });

  expect(diagnostics).toEqual([]);
  expect(state).toEqual({
    ...plannedThing({ name: "lamp" }),
    color: "grey",
    id: "thing-1",
    endpoint: "https://main/lamp/1",
  });
});

test("a create that throws answers with what it saved", async () => {
  const { state, diagnostics } = await demo.apply({
    planned: plannedThing({ name: "lamp", mode: "fail-after-save" }),
  });

  expect(state).toMatchObject({ name: "lamp", id: "thing-1" });
  expect(diagnostics).toMatchObject([{ severity: 1, summary: "Creating a demo_thing failed unexpectedly" }]);
});

test("a create that returns what is not in the schema loses no object", async () => {
  const { state, diagnostics } = await demo.apply({
    planned: plannedThing({ name: "lamp", mode: "garbage" }),
  });

  expect(state).toMatchObject({ name: "lamp", size: 1, id: null });
  expect(diagnostics).toMatchObject([
    {
      summary: "Unexpected result of apply",
      detail: expect.stringContaining('"size" is not a number') as string,
    },
  ]);
});

test("a create that leaves something unknown is a bug, and the rest is kept", async () => {
  const { state, diagnostics } = await demo.apply({
    planned: plannedThing({ name: "lamp", mode: "unknown" }),
  });

  expect(state).toMatchObject({ name: "lamp", id: "thing-1", endpoint: null });
  expect(diagnostics[0]?.detail).toContain('"endpoint" is still unknown after apply');
});

test("an update that fails answers with the prior state", async () => {
  const { state } = await demo.apply({
    prior: EXISTING,
    planned: { ...EXISTING, mode: "fail-update", endpoint: UNKNOWN_EXT },
  });

  expect(state).toEqual(EXISTING);
});

test("a delete that succeeds leaves nothing", async () => {
  const { state } = await demo.apply({ prior: EXISTING, planned: null, privateState: { mayDestroy: true } });

  expect(state).toBeNull();
  expect(demo.shop.calls).toEqual(["delete as planned"]);
});

test("a delete that fails keeps the object", async () => {
  const prior = { ...EXISTING, mode: "fail-delete" };

  const { state, diagnostics } = await demo.apply({ prior, planned: null });

  expect(state).toEqual(prior);
  expect(diagnostics).toMatchObject([{ summary: "Deleting a demo_thing failed unexpectedly" }]);
});

test("the private state of the plan stays with the object, unless apply sets another", async () => {
  const kept = await demo.apply({
    planned: plannedThing({ name: "lamp" }),
    privateState: { mayDestroy: true },
  });
  const changed = await demo.apply({ planned: plannedThing({ name: "torch", mode: "protected" }) });

  expect(kept.privateState).toEqual({ mayDestroy: true });
  expect(changed.privateState).toEqual({ protected: true });
});

test("an apply without its provider configured answers with the prior state", async () => {
  const stranger = new PluginClient(`unix:${demo.server.reattach.Addr.String}`);

  const answer = await stranger.call("ApplyResourceChange", {
    type_name: "demo_thing",
    prior_state: dynamic(EXISTING),
    planned_state: dynamic(null),
  });
  stranger.close();

  expect(contentOf(answer.new_state)).toEqual(EXISTING);
  expect(answer.diagnostics).toMatchObject([{ summary: "Provider not configured" }]);
});
