import * as tf from "../../../lib/plugin";
import type { Garden } from "./garden";
import { plotSchema } from "./plot-schema";

export type Plot = tf.StateOf<typeof plotSchema>;

/** Everything that a resource can do. */
export const plot: tf.Resource<typeof plotSchema, Garden, { dug: number }> = {
  typeName: "garden_plot",
  schema: plotSchema,
  validate(config, diagnostics) {
    if (config.fenced === false && config.owner !== null) {
      diagnostics.error("No fence", "A plot that somebody owns has a fence.", ["fenced"]);
    }
  },
  async planUpdate(_context, planned, prior) {
    if (tf.isUnknown(planned.visits)) planned.visits = (prior.visits ?? 0) + 1;
  },
  async planDestroy({ diagnostics }, prior) {
    if (prior.tools?.includes("rake")) diagnostics.error("Tools about", "Put the rake away first.");
  },
  async create({ providerData, setPrivateState }, planned) {
    setPrivateState({ dug: 1 });
    return tended(providerData, { ...planned, id: `plot-${planned.name}`, visits: 0 });
  },
  read: async ({ providerData }, { name }) => providerData.plots.get(name) ?? null,
  async update({ providerData, setPrivateState, privateState }, planned) {
    setPrivateState({ dug: (privateState?.dug ?? 0) + 1 });
    return tended(providerData, planned);
  },
  async delete({ providerData }, { name }) {
    providerData.plots.delete(name);
  },
  import: async ({ providerData }, id) =>
    [...providerData.plots.values()].find((known) => known.id === id) ?? null,
  upgrade: (version, { title }) =>
    tf.stateFrom(plotSchema, { name: `${String(title)} of version ${version}` }),
  moveFrom({ typeName, state }, { setPrivateState }) {
    setPrivateState({ dug: 1 });
    return typeName === "terraform_data"
      ? tf.stateFrom(plotSchema, { name: String((state.input as { value: unknown }).value) })
      : null;
  },
};

function tended(garden: Garden, planned: tf.FinalPlanOf<typeof plotSchema>): Plot {
  const finished = {
    ...planned,
    soil: tf.isKnown(planned.soil) ? planned.soil : "loam",
    around: planned.around && planned.around.map((plant) => ({ ...plant, label: `A ${plant.kind}` })),
  } as Plot;
  garden.plots.set(planned.name, finished);
  return finished;
}
