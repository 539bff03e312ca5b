import * as tf from "../../../lib/plugin";
import { plot } from "./plot";
import type { Plot } from "./plot";

/** What the garden really looks like. */
export interface Garden {
  readonly plots: Map<string, Plot>;
}

const censusSchema = tf.schema({
  description: "Counts plots.",
  attributes: {
    larger_than: tf.optional(tf.number(), { description: "Square metres.", default: 0 }),
    plots: tf.computed(tf.number(), { description: "How many." }),
  },
});

const census: tf.DataSource<typeof censusSchema, Garden> = {
  typeName: "garden_census",
  schema: censusSchema,
  read: async ({ providerData }, config) => ({
    ...config,
    plots: [...providerData.plots.values()].filter(({ area }) => Number(area) > config.larger_than).length,
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
