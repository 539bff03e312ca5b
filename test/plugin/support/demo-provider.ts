import {
  computed,
  list,
  map,
  number,
  optional,
  optionalComputed,
  parseDuration,
  required,
  schema,
  string,
  timeouts,
  UNKNOWN,
} from "../../../lib/plugin";
import type { Provider, Resource, StateOf } from "../../../lib/plugin";

import type { Shop } from "./shop";

export const DEMO_ADDRESS = "example.test/acme/demo";
/**
 * Logged once a create of the mode "wait" has begun. Terraform prints "Creating..." before it calls the provider, and
 * an interrupt between the two leaves the call out.
 */
export const WAITING = "the thing waits to be stopped";

const providerSchema = schema({
  description: "A shop of things.",
  attributes: {
    shelf: optional(string(), { description: "Where things are put.", default: "main" }),
    token: optional(string(), { description: "A secret.", sensitive: true }),
  },
});

const thingSchema = schema({
  description: "A thing on a shelf.",
  attributes: {
    name: required(string(), {
      description: "Its name.",
      requiresReplace: true,
      validate: (name) => (/^[a-z-]+$/.test(name) ? undefined : "must be lower case letters and dashes."),
    }),
    size: optional(number(), { description: "How large.", default: 1 }),
    color: optionalComputed(string(), { description: "Its colour." }),
    labels: optional(map(string()), { description: "Labels." }),
    steps: optional(list(string()), { description: "Steps." }),
    password: optional(string(), {
      description: "A secret.",
      sensitive: true,
      validate: (password) => (password.length === 2 ? "is too short" : undefined),
    }),
    mode: optional(string(), { description: "What goes wrong: see the resource." }),
    id: computed(string(), { description: "Its id.", useStateForUnknown: true }),
    endpoint: computed(string(), { description: "Where it answers." }),
  },
  blocks: {
    part: {
      nesting: "list",
      description: "Parts.",
      attributes: {
        name: required(string(), { description: "Its name." }),
        count: optional(number(), {
          description: "How many.",
          default: 1,
          validate: (count) => (count < 1 ? "is less than 1" : undefined),
        }),
        serial: computed(string(), { description: "Its number." }),
      },
    },
    timeouts: timeouts({ create: "Until it stands on the shelf." }),
  },
});

export type ThingState = StateOf<typeof thingSchema>;
type ThingPrivateState = { protected?: boolean; mayDestroy?: boolean };

interface ProviderData {
  readonly shop: Shop;
  readonly shelf: string;
}

/** A provider with one resource, whose `mode` attribute chooses how it misbehaves. */
export function demoProvider(shop: Shop): Provider<typeof providerSchema, ProviderData> {
  return {
    address: DEMO_ADDRESS,
    schema: providerSchema,
    validate(config, diagnostics) {
      if (config.shelf === "roof") {
        diagnostics.error("Invalid shelf", "There is no shelf on the roof.", ["shelf"]);
      }
    },
    async configure(config, context) {
      if (config.shelf === "broken") {
        context.diagnostics.error("Shelf broken", "Choose another shelf.", ["shelf"]);
      }
      return { shop, shelf: typeof config.shelf === "string" ? config.shelf : "main" };
    },
    resources: [thing],
  };
}

const thing: Resource<typeof thingSchema, ProviderData, ThingPrivateState> = {
  typeName: "demo_thing",
  schema: thingSchema,

  validate(config, diagnostics) {
    if (config.mode === "warn") {
      diagnostics.warning("Old mode", 'The mode "warn" is old.', ["mode"]);
    }
  },

  async planCreate(context, _planned, config) {
    if (context.privateState !== null && context.privateState.protected === true) {
      context.diagnostics.error("Thing protected", `"${String(config.name)}" must not be replaced.`, [
        "name",
      ]);
    }
  },

  async planUpdate(_context, planned, prior) {
    if (planned.mode === "keep-endpoint") {
      planned.endpoint = prior.endpoint;
    }
  },

  async planDestroy(context, prior) {
    if (prior.mode === "refuse-destroy") {
      context.diagnostics.error("Thing protected", `"${prior.name}" must not be destroyed.`);
      return;
    }
    context.setPrivateState({ ...context.privateState, mayDestroy: true });
  },

  async create(context, planned) {
    const { shop, shelf } = context.providerData;
    shop.record("create");
    const made = finished(shop, planned as ThingState, shelf);
    switch (planned.mode) {
      case "fail":
        context.diagnostics.error("The shop refused", "Nothing was made.");
        return null;
      case "fail-after-save":
        shop.things.set(made.name, made);
        context.save(made);
        throw new Error("power cut at someone@example.com");
      case "throw":
        throw new TypeError("cannot read the price of someone@example.com");
      case "wrong-size":
        return { ...made, size: 99 };
      case "garbage":
        return { ...made, size: "large" as unknown as number };
      case "unknown":
        return { ...made, endpoint: UNKNOWN as unknown as string };
      case "nothing":
        return null;
      case "wait":
        context.log.info(WAITING);
        await aborted(context.signal);
        context.diagnostics.warning("Stopped waiting", "The thing may not be ready.");
        break;
      case "report-stop":
        if (context.signal.aborted) {
          context.diagnostics.warning("Stopped", "Before it began.");
        }
        break;
      case "crash":
        setImmediate(() => void Promise.reject(new Error("loose end at someone@example.com")));
        await new Promise(() => undefined);
        break;
      case "protected":
        context.setPrivateState({ protected: true });
        break;
    }
    if (planned.timeouts !== null && typeof planned.timeouts.create === "string") {
      context.log.info("waiting", { milliseconds: parseDuration(planned.timeouts.create) });
    }
    shop.things.set(made.name, made);
    return made;
  },

  async read(context, state) {
    context.providerData.shop.record("read");
    const found = context.providerData.shop.things.get(state.name);
    return found === undefined ? null : { ...found, timeouts: state.timeouts };
  },

  async update(context, planned, prior) {
    const { shop } = context.providerData;
    shop.record("update");
    if (planned.mode === "fail-update") {
      context.diagnostics.error("The shop refused", "Nothing was changed.");
      return prior;
    }
    const changed = finished(shop, planned as ThingState, context.providerData.shelf);
    shop.things.set(changed.name, changed);
    return changed;
  },

  async delete(context, prior) {
    context.providerData.shop.record(
      context.privateState?.mayDestroy === true ? "delete as planned" : "delete without a plan",
    );
    if (prior.mode === "fail-delete") {
      throw new Error("the shop is closed");
    }
    context.providerData.shop.things.delete(prior.name);
  },

  async import(context, id) {
    const found = [...context.providerData.shop.things.values()].find((known) => known.id === id);
    context.setPrivateState({ protected: true });
    return found ?? null;
  },
};

/** What the shop makes of a plan: everything that is still unknown gets a value. */
function finished(shop: Shop, planned: ThingState, shelf: string): ThingState {
  return {
    ...planned,
    id: typeof planned.id === "string" ? planned.id : shop.newId(),
    color: typeof planned.color === "string" ? planned.color : "grey",
    endpoint:
      typeof planned.endpoint === "string"
        ? planned.endpoint
        : `https://${shelf}/${planned.name}/${planned.size}`,
    part: planned.part.map((part, index) => ({ ...part, serial: `serial-${index}` })),
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener(
      "abort",
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
