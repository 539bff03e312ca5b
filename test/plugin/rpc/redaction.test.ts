import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DemoConnection, EXISTING, plannedThing, UNSET } from "../support/demo-connection";
import { contentOf, dynamic } from "../support/plugin-client";

let demo: DemoConnection;

beforeEach(async () => {
  demo = await DemoConnection.open({ redact: (text) => text.replaceAll(/\S+@\S+/g, "***@***") });
});
afterEach(() => demo.close());

const type_name = "demo_thing";
const SECRET = "someone@example.com";

/** Calls whose message quotes a text from outside. */
const QUOTING: Readonly<Record<string, () => Promise<unknown>>> = {
  "a check of the schema": () =>
    demo.client.call("ValidateResourceConfig", { type_name, config: dynamic({ ...UNSET, name: SECRET }) }),
  "a message of the provider": () =>
    demo.plan({ prior: { ...EXISTING, name: SECRET, mode: "refuse-destroy" }, proposed: null }),
  "a defect of the provider": () => demo.apply({ planned: plannedThing({ name: "a", mode: "throw" }) }),
  "an import of nothing": () => demo.client.call("ImportResourceState", { type_name, id: SECRET }),
  "a type that is not known": () =>
    demo.client.call("ReadResource", { type_name: SECRET, current_state: dynamic({}) }),
  "a move": () =>
    demo.client.call("MoveResourceState", { source_type_name: SECRET, target_type_name: type_name }),
};

test.each(Object.keys(QUOTING))("%s is redacted", async (name) => {
  const { diagnostics } = (await QUOTING[name]?.()) as { diagnostics: readonly unknown[] };

  expect(JSON.stringify(diagnostics)).toContain("***@***");
  expect(JSON.stringify(diagnostics)).not.toContain(SECRET);
});

test("values are not: what state and plan hold is the user's", async () => {
  const { new_state } = await demo.client.call("ReadResource", {
    type_name,
    current_state: dynamic({ ...EXISTING, name: SECRET }),
  });

  // The shop knows no such thing, so it is gone; a plan has the name as it is.
  expect(contentOf(new_state)).toBeNull();
  const { planned } = await demo.plan({ proposed: { ...UNSET, name: SECRET } });
  expect(planned.name).toBe(SECRET);
});

test("no other place makes a message for Terraform", () => {
  const rpc = join(__dirname, "..", "..", "..", "lib", "plugin", "rpc");
  const makers = readdirSync(rpc).filter((file) => /\bseverity:/.test(readFileSync(join(rpc, file), "utf8")));

  expect(makers).toEqual(["diagnostics-to-proto.ts"]);
});
