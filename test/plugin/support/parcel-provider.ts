import { computed, list, object, optional, required, schema, stateFrom, string } from "../../../lib/plugin";
import type { Provider, Resource, StateOf } from "../../../lib/plugin";

export const PARCEL_ADDRESS = "example.test/acme/post";

const text = { description: "A text." };
/** Something that must be written, may be null or not, and something that nobody may write. */
const leaf = {
  street: required(string(), text),
  floor: required(string(), {
    ...text,
    nullable: true,
    validate: (floor) => (floor === "cellar" ? "is under water" : undefined),
  }),
  plot: computed(string(), text),
};
/** A place that is written as it should be. */
export const WRITTEN = { street: "High Street", floor: "2", plot: null };

const parcelSchema = schema({
  description: "A parcel, with addresses in every place that an object may stand in.",
  attributes: {
    ...leaf,
    stops: optional(list(object(leaf)), text),
  },
  blocks: {
    one: { nesting: "single", description: "One.", attributes: leaf },
    many: { nesting: "list", description: "Many.", attributes: leaf },
  },
});

const BLANK = stateFrom(parcelSchema, { street: null as unknown as string });

/** What the post has been asked to do. */
export interface Post {
  readonly calls: string[];
}

/** A provider with one resource and one data source, which record that they were called and do no more. */
export function parcelProvider(post: Post): Provider {
  const sent = async (planned: object): Promise<StateOf<typeof parcelSchema>> => {
    post.calls.push("send");
    return planned as StateOf<typeof parcelSchema>;
  };
  const parcel: Resource<typeof parcelSchema> = {
    typeName: "post_parcel",
    schema: parcelSchema,
    validate(config) {
      // Would throw for a null, which the types rule out.
      post.calls.push(`validate ${config.street.toString()}`);
    },
    planCreate: async () => {
      post.calls.push("plan");
    },
    create: (_context, planned) => sent(withPlots(planned)),
    read: async (_context, state) => state,
    update: (_context, planned) => sent(withPlots(planned)),
    delete: async () => undefined,
    // An import does not know everything.
    import: async (_context, plot) => ({ ...BLANK, plot }),
  };
  return {
    address: PARCEL_ADDRESS,
    schema: schema({ description: "The post.", attributes: leaf }),
    configure: async () => undefined,
    resources: [parcel],
    dataSources: [
      {
        typeName: "post_parcel",
        schema: schema({ description: "A parcel.", attributes: leaf }),
        read: async (_context, config) => config,
      },
    ],
  };
}

/** Every `plot` filled in. */
function withPlots<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => withPlots(item)) as T;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const filled = Object.entries(value).map(([key, inner]) => [
    key,
    key === "plot" ? "17" : (withPlots(inner) as unknown),
  ]);
  return Object.fromEntries(filled) as T;
}
