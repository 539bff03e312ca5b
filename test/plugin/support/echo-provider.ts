import {
  bool,
  computed,
  list,
  map,
  number,
  object,
  optional,
  required,
  schema,
  string,
} from "../../../lib/plugin";
import type { AttributeType, Provider, Resource, Schema } from "../../../lib/plugin";
import type { Value } from "../../../lib/plugin/values/value";
import { appliedValue } from "./random-values";

export const ECHO_ADDRESS = "example.test/acme/echo";

const pair = object({
  key: required(string(), { description: "A text." }),
  count: optional(number(), { description: "With a default.", default: 1 }),
  made: computed(string(), { description: "Filled in." }),
});

/** One resource type for each of these types: `echo_<name>`, with the attributes `value` and `copy`. */
export const ECHO_TYPES = {
  string: string(),
  number: number(),
  bool: bool(),
  strings: list(string()),
  string_map: map(string()),
  bool_map: map(bool()),
  list_map: map(list(string())),
  map_list: list(map(number())),
  pairs: list(pair),
} as const satisfies Readonly<Record<string, AttributeType>>;

export type EchoType = keyof typeof ECHO_TYPES;

/** What each object got for `value`, by its key. */
export type Heard = Map<string, unknown>;

/** A provider whose resources keep what they are given. */
export function echoProvider(heard: Heard): Provider {
  return {
    address: ECHO_ADDRESS,
    schema: schema({ description: "Nothing to configure.", attributes: {} }),
    configure: async () => undefined,
    resources: Object.entries(ECHO_TYPES).map(([name, type]) => echoResource(name, type, heard)),
  };
}

function echoResource(name: string, type: AttributeType, heard: Heard): Resource {
  const echoed: Schema = schema({
    description: "Keeps a value.",
    attributes: {
      key: required(string(), { description: "Whose value it is." }),
      value: optional(type, { description: "Any value of the type." }),
    },
  });
  const keep = async (planned: Record<string, unknown>): Promise<Record<string, unknown>> => {
    heard.set(String(planned.key), planned.value);
    return { ...planned, value: appliedValue(type, planned.value as Value) };
  };
  return {
    typeName: `echo_${name}`,
    schema: echoed,
    create: (_context, planned) => keep(planned),
    read: async (_context, state) => state,
    update: (_context, planned) => keep(planned),
    delete: async () => undefined,
  };
}
