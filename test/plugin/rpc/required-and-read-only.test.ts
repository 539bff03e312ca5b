import { serveInProcess } from "../../../lib/plugin";
import type { InProcessServer } from "../../../lib/plugin";
import { parcelProvider, WRITTEN } from "../support/parcel-provider";
import { dynamic, PluginClient, UNKNOWN_EXT } from "../support/plugin-client";

type Values = Readonly<Record<string, unknown>>;
type Complaint = readonly [summary: string, path: readonly (string | number)[], detail: string];

const PARCEL = { ...WRITTEN, stops: null, one: null, many: [] };
const MISSING = { ...WRITTEN, street: null };
const FORBIDDEN = { ...WRITTEN, plot: "17" };

/** Every place an object may stand in, the path that Terraform can show of it, and where in it the text says to look. */
const PLACES: [place: string, within: (leaf: Values) => Values, path: (string | number)[], inside: string][] =
  [
    ["the resource", (leaf) => leaf, [], ""],
    ["a nested attribute", (leaf) => ({ stops: [WRITTEN, leaf] }), ["stops"], "stops[1]."],
    ["a block", (leaf) => ({ one: leaf }), ["one"], ""],
    ["one of several blocks", (leaf) => ({ many: [WRITTEN, leaf] }), ["many", 1], ""],
  ];

const calls: string[] = [];
let server: InProcessServer;
let client: PluginClient;

beforeAll(async () => {
  server = await serveInProcess(parcelProvider({ calls }));
  client = new PluginClient(`unix:${server.reattach.Addr.String}`);
  await client.call("ConfigureProvider", { config: dynamic(WRITTEN) });
});
beforeEach(() => calls.splice(0));
afterAll(async () => {
  client.close();
  await server.close();
});

const type_name = "post_parcel";

/** What each call that sees a configuration says of this one. */
const JUDGES = {
  validation: (config: Values) =>
    client.call("ValidateResourceConfig", { type_name, config: dynamic({ ...PARCEL, ...config }) }),
  plan: (config: Values) =>
    client.call("PlanResourceChange", {
      type_name,
      prior_state: dynamic(null),
      proposed_new_state: dynamic({ ...PARCEL, ...config }),
      config: dynamic({ ...PARCEL, ...config }),
    }),
};
const CASES = (["validation", "plan"] as const).flatMap((judge) =>
  PLACES.map(([place, within, path, inside]) => ({ judge, place, within, path, inside })),
);

async function complaints(judge: keyof typeof JUDGES, config: Values): Promise<Complaint[]> {
  const { diagnostics } = await JUDGES[judge](config);
  return diagnostics.map(({ summary, detail, attribute }) => [
    summary,
    (attribute?.steps ?? []).map(
      (step) => step.attribute_name || step.element_key_string || step.element_key_int,
    ),
    detail,
  ]);
}

test.each(CASES)("null for what is required in $place is refused by $judge", async (c) => {
  const [complaint, ...others] = await complaints(c.judge, c.within(MISSING));

  expect(others).toEqual([]);
  const isWholeAttribute = c.inside !== "";
  expect(complaint?.[0]).toBe("Missing street");
  expect(complaint?.[1]).toEqual(isWholeAttribute ? c.path : [...c.path, "street"]);
  expect(complaint?.[2]).toMatch(
    isWholeAttribute ? `${c.inside}street: street must have` : /^street must have/,
  );
  expect(calls).toEqual([]);
});

test.each(PLACES)(
  "a value for what is read-only in %s is refused by validation",
  async (_place, within, path) => {
    const [complaint, ...others] = await complaints("validation", within(FORBIDDEN));

    expect(others).toEqual([]);
    expect(complaint?.[0]).toBe("Read-only plot");
    expect(complaint?.[1].slice(0, path.length)).toEqual(path);
    expect(complaint?.[2]).toContain("Remove it");
  },
);

test("a value for what is read-only is refused before it is known", async () => {
  const { diagnostics } = await JUDGES.validation({ plot: UNKNOWN_EXT });

  expect(diagnostics).toMatchObject([
    { summary: "Read-only plot", attribute: { steps: [{ attribute_name: "plot" }] } },
  ]);
});

test.each(CASES)("null for what may be null in $place passes $judge", async (c) => {
  expect(await complaints(c.judge, c.within({ ...WRITTEN, floor: null }))).toEqual([]);
});

test.each(CASES)("what is required and not known yet in $place passes $judge", async (c) => {
  expect(await complaints(c.judge, c.within({ ...WRITTEN, street: UNKNOWN_EXT }))).toEqual([]);
});

test.each(["validation", "plan"] as const)(
  "an object that is not known yet passes %s whole",
  async (judge) => {
    expect(await complaints(judge, { stops: UNKNOWN_EXT, many: UNKNOWN_EXT })).toEqual([]);
  },
);

test("everything that is wrong is said at once, and the checks of other attributes too", async () => {
  const found = await complaints("validation", { ...MISSING, floor: "cellar", one: FORBIDDEN });

  expect(found.map(([summary]) => summary)).toEqual(["Missing street", "Invalid floor", "Read-only plot"]);
});

test.each(PLACES)(
  "null that stands in state already, in %s, is no news to a plan",
  async (_place, within) => {
    const parcel = dynamic({ ...PARCEL, ...within(MISSING) });
    const { diagnostics } = await client.call("PlanResourceChange", {
      type_name,
      prior_state: parcel,
      proposed_new_state: parcel,
      config: parcel,
    });

    expect(diagnostics).toEqual([]);
  },
);

test("null where a value stands in state is refused by the plan of an update", async () => {
  const { diagnostics } = await client.call("PlanResourceChange", {
    type_name,
    prior_state: dynamic(PARCEL),
    proposed_new_state: dynamic({ ...PARCEL, ...MISSING }),
    config: dynamic({ ...PARCEL, ...MISSING }),
  });

  expect(diagnostics).toMatchObject([{ summary: "Missing street" }]);
});

test("a destruction asks for nothing", async () => {
  const { diagnostics } = await client.call("PlanResourceChange", {
    type_name,
    prior_state: dynamic(PARCEL),
    proposed_new_state: dynamic(null),
    config: dynamic(null),
  });

  expect(diagnostics).toEqual([]);
});

test.each([
  [
    "a data source",
    (config: Values) => client.call("ValidateDataResourceConfig", { type_name, config: dynamic(config) }),
  ],
  [
    "a provider block",
    (config: Values) => client.call("ValidateProviderConfig", { config: dynamic(config) }),
  ],
])("%s is held to the same", async (_name, validate) => {
  expect((await validate(MISSING)).diagnostics).toMatchObject([{ summary: "Missing street" }]);
  expect((await validate(FORBIDDEN)).diagnostics).toMatchObject([{ summary: "Read-only plot" }]);
  expect((await validate({ ...WRITTEN, floor: null })).diagnostics).toEqual([]);
});
