import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { list, object, optional, schema, string } from "../../../lib/plugin";
import { Diagnostics } from "../../../lib/plugin/diagnostics";
import { validateAttributes } from "../../../lib/plugin/rpc/validate-attributes";
import type { Attribute } from "../../../lib/plugin/schema/model";
import { DemoConnection, EXISTING, plannedThing, UNSET } from "../support/demo-connection";
import { contentOf, dynamic } from "../support/plugin-client";

let demo: DemoConnection;

beforeEach(async () => {
  demo = await DemoConnection.open({ redact: (text) => text.replaceAll(/\S+@\S+/g, "***@***") });
});
afterEach(() => demo.close());

const type_name = "demo_thing";
const SECRET = "someone@example.com";

const PIN = { description: "A number.", validate: () => "is guessed" };
const SECRET_ATTRIBUTE = { description: "A secret.", sensitive: true };

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

describe("an invalid value", () => {
  const refused = async (values: object): Promise<string> => {
    const config = dynamic({ ...UNSET, name: "lamp", ...values });
    const { diagnostics } = await demo.client.call("ValidateResourceConfig", { type_name, config });
    return String(diagnostics[0]?.detail);
  };

  test("is shortened, however long it is, and what is wrong with it stands behind it", async () => {
    expect(await refused({ name: `9${"\u{1f600}".repeat(16_384)}` })).toMatch(
      /^"9(\u{1f600})+…" .{10,90}\.$/u,
    );
  });

  test("is masked before it is cut, so that half of an address never shows", async () => {
    const detail = await refused({ name: `9${"a ".repeat(35)}someone@${"example.".repeat(9)}com` });

    expect(detail).toContain("a ***@***");
    expect(detail).not.toContain("some");
  });

  test("has no characters that a terminal obeys", async () => {
    expect(await refused({ name: "9\u001b[2J\u0007\r\nlamp" })).toMatch(/^[ -~]+$/);
  });

  test.each<[string, Attribute]>([
    ["in an object that is one", optional(list(object({ pin: optional(string(), PIN) })), SECRET_ATTRIBUTE)],
    [
      "in an object with a part that is one",
      optional(list(object({ pin: optional(string(), SECRET_ATTRIBUTE) })), PIN),
    ],
  ])("is never quoted if it is a secret, or stands %s", (_, vault) => {
    const diagnostics = new Diagnostics();
    const sealed = schema({ description: "A vault.", attributes: { vault } });

    validateAttributes({ redact: (text) => text }, sealed, { vault: [{ pin: "1234" }] }, diagnostics);

    expect(diagnostics.all).toMatchObject([{ detail: "The value is guessed." }]);
  });
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
