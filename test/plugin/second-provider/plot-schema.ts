import * as tf from "../../../lib/plugin";

const plant = tf.object({
  kind: tf.required(tf.string(), {
    description: "What grows.",
    validate: (kind) => (kind === "weed" ? "is not grown" : undefined),
  }),
  rows: tf.optional(tf.number(), { description: "How many rows.", default: 1 }),
  label: tf.computed(tf.string(), { description: "What the sign says." }),
});

/** Everything that a schema can say. */
export const plotSchema = tf.schema({
  version: 2,
  description: "A plot of a garden.",
  attributes: {
    name: tf.required(tf.string(), { description: "Its name.", requiresReplace: true }),
    area: tf.optional(tf.number(), { description: "Square metres." }),
    fenced: tf.optional(tf.bool(), {
      description: "Whether it has a fence.",
      default: false,
      requiresReplace: true,
    }),
    tools: tf.optional(tf.list(tf.string()), { description: "What lies about." }),
    harvests: tf.optional(tf.map(tf.list(tf.number())), { description: "Kilograms by year." }),
    soil: tf.optionalComputed(tf.string(), {
      description: "Found out where it is not said.",
      useStateForUnknown: true,
    }),
    around: tf.optional(tf.list(plant), { description: "What grows around it, in order." }),
    owner: tf.optional(tf.string(), { description: "Nobody's business.", sensitive: true }),
    id: tf.computed(tf.string(), { description: "Its id.", useStateForUnknown: true }),
    visits: tf.computed(tf.number(), { description: "How often it was changed." }),
  },
  blocks: {
    path: {
      nesting: "list",
      description: "Ways through it.",
      attributes: {
        width: tf.required(tf.number(), { description: "In metres." }),
        colour: tf.optional(tf.string(), { description: "Of its stones.", default: "grey" }),
      },
    },
    gate: {
      nesting: "set",
      description: "Ways into it.",
      attributes: { side: tf.required(tf.string(), { description: "Where." }) },
    },
    timeouts: tf.timeouts({ create: "Digging." }),
  },
});
