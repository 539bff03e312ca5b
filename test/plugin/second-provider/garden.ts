import * as tf from "../../../lib/plugin";

const text = { description: "A text." };
const plant = tf.object({
  kind: tf.required(tf.string(), {
    description: "What grows.",
    validate: (kind) => (kind === "weed" ? "is not grown" : undefined),
  }),
  rows: tf.optional(tf.number(), { description: "How many rows.", default: 1 }),
  label: tf.computed(tf.string(), { description: "What the sign says." }),
});

export const plotSchema = tf.schema({
  version: 2,
  description: "A plot of a garden.",
  attributes: {
    name: tf.required(tf.string(), { description: "Its name.", requiresReplace: true }),
    area: tf.optional(tf.decimal(), { description: "Square metres, exactly." }),
    fenced: tf.optional(tf.bool(), { description: "Whether it has a fence.", default: false }),
    tools: tf.optional(tf.set(tf.string()), { description: "What lies about." }),
    harvests: tf.optional(tf.map(tf.list(tf.number())), { description: "Kilograms by year." }),
    soil: tf.optionalComputed(tf.string(), { description: "Found out where it is not said.", stable: true }),
    main: tf.optional(plant, { description: "What grows in the middle." }),
    around: tf.optional(tf.list(plant), { description: "What grows around it, in order." }),
    corners: tf.optional(tf.map(plant), { description: "What grows in the corners." }),
    owner: tf.optional(tf.string(), { ...text, sensitive: true }),
    gate_code: tf.writeOnly(tf.string(), { description: "Goes to the lock, and stays nowhere." }),
    id: tf.computed(tf.string(), { description: "Its id.", stable: true }),
    visits: tf.computed(tf.number(), { description: "How often it was changed." }),
  },
  blocks: {
    path: {
      nesting: "list",
      description: "Ways through it.",
      attributes: { width: tf.required(tf.number(), { description: "In metres." }) },
      blocks: {
        stone: {
          nesting: "set",
          description: "Stones.",
          attributes: { colour: tf.optional(tf.string(), { description: "A colour.", default: "grey" }) },
        },
      },
    },
    timeouts: tf.timeouts({ create: "Digging." }),
  },
});
type Plot = tf.StateOf<typeof plotSchema>;
type Plan = tf.FinalPlanOf<typeof plotSchema>;

/** What the garden really looks like, and the codes that the locks were set to. */
export interface Garden {
  readonly plots: Map<string, Plot>;
  readonly codes: string[];
}

const plot: tf.Resource<typeof plotSchema, Garden, { dug: number }> = {
  typeName: "garden_plot",
  schema: plotSchema,
  validate(config, diagnostics) {
    if (config.fenced === false && config.gate_code !== null) {
      diagnostics.error("No gate", "A plot without a fence has no gate.", ["gate_code"]);
    }
  },
  async planUpdate(context, planned, prior) {
    if (prior.fenced && planned.fenced === false) context.requireReplace(["fenced"]);
    if (tf.isUnknown(planned.visits)) planned.visits = (prior.visits ?? 0) + 1;
  },
  async planDestroy(context, prior) {
    if (prior.tools?.includes("rake")) context.diagnostics.error("Tools about", "Put the rake away first.");
  },
  async create({ client, setPrivate }, planned, config) {
    setPrivate({ dug: 1 });
    return tended(client, { ...planned, id: `plot-${planned.name}`, visits: 0 }, config.gate_code);
  },
  async read({ client }, state) {
    return client.plots.get(state.name) ?? null;
  },
  async update({ client, setPrivate, private: note }, planned, _prior, config) {
    setPrivate({ dug: (note?.dug ?? 0) + 1 });
    return tended(client, planned, config.gate_code);
  },
  async delete({ client }, prior) {
    client.plots.delete(prior.name);
  },
  import: async ({ client }, id) => [...client.plots.values()].find((known) => known.id === id) ?? null,
  upgrade: (version, { title, ...old }) => ({
    ...EMPTY,
    ...old,
    name: `${String(title)} of version ${version}`,
  }),
  moveFrom: ({ typeName, state }) =>
    typeName === "terraform_data"
      ? { ...EMPTY, name: String((state.input as { value: unknown }).value) }
      : null,
};

const EMPTY: Plot = {
  name: "",
  area: null,
  fenced: false,
  tools: null,
  harvests: null,
  soil: "loam",
  main: null,
  around: null,
  corners: null,
  owner: null,
  gate_code: null,
  id: null,
  visits: 0,
  path: [],
  timeouts: null,
};

function tended(garden: Garden, planned: Plan, code: string | null): Plot {
  const signed = <P extends { kind: string; label: unknown }>(one: P) => ({ ...one, label: `A ${one.kind}` });
  const finished = {
    ...planned,
    soil: tf.isKnown(planned.soil) ? planned.soil : "loam",
    main: planned.main && signed(planned.main),
    around: planned.around && planned.around.map(signed),
    corners:
      planned.corners &&
      Object.fromEntries(Object.entries(planned.corners).map(([where, one]) => [where, signed(one)])),
  } as Plot;
  garden.plots.set(planned.name, finished);
  if (code !== null) garden.codes.push(code);
  return finished;
}

const census: tf.DataSource<tf.Schema, Garden> = {
  typeName: "garden_census",
  schema: tf.schema({
    description: "Counts plots.",
    attributes: {
      larger_than: tf.optional(tf.number(), { description: "Square metres.", default: 0 }),
      plots: tf.computed(tf.number(), { description: "How many." }),
    },
  }),
  read: async ({ client }, config) => ({
    ...config,
    plots: [...client.plots.values()].filter(({ area }) => Number(area) > Number(config.larger_than)).length,
  }),
};

export const GARDEN_ADDRESS = "example.test/green/garden";

export function gardenProvider(garden: Garden): tf.Provider<tf.Schema, Garden> {
  return {
    address: GARDEN_ADDRESS,
    schema: tf.schema({ description: "A garden.", attributes: {} }),
    configure: async () => garden,
    resources: [plot],
    dataSources: [census],
  };
}
