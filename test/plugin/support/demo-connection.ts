import { serveInProcess } from "../../../lib/plugin";
import type { InProcessOptions, InProcessServer } from "../../../lib/plugin";
import type { FromTerraform } from "../../../lib/plugin/wire/messages";
import { demoProvider } from "./demo-provider";
import { Shop } from "./shop";
import { contentOf, dynamic, PluginClient, UNKNOWN_EXT } from "./plugin-client";

type Values = Readonly<Record<string, unknown>>;

/** Every attribute and block of a `demo_thing`, unset. */
export const UNSET = {
  name: null,
  size: null,
  color: null,
  labels: null,
  steps: null,
  password: null,
  mode: null,
  id: null,
  endpoint: null,
  part: [],
  timeouts: null,
} as const;

/** A `demo_thing` as it stands in state. */
export const EXISTING = {
  ...UNSET,
  name: "lamp",
  size: 1,
  color: "grey",
  id: "thing-1",
  endpoint: "https://old",
} as const;

/** The demo provider, served and configured, and one client connected to it. */
export class DemoConnection {
  private constructor(
    readonly shop: Shop,
    readonly server: InProcessServer,
    readonly client: PluginClient,
  ) {}

  static async open(options: InProcessOptions = {}): Promise<DemoConnection> {
    const shop = new Shop();
    return DemoConnection.to(shop, await serveInProcess(demoProvider(shop), options));
  }

  /** Another connection to the same server. */
  reconnect(): Promise<DemoConnection> {
    return DemoConnection.to(this.shop, this.server);
  }

  private static async to(shop: Shop, server: InProcessServer): Promise<DemoConnection> {
    const client = new PluginClient(`unix:${server.reattach.Addr.String}`);
    await client.call("ConfigureProvider", { config: dynamic({ shelf: null, token: null }) });
    return new DemoConnection(shop, server, client);
  }

  async plan(plan: {
    prior?: Values | null;
    proposed: Values | null;
    config?: Values;
    privateState?: unknown;
  }): Promise<Planned> {
    const answer = await this.client.call("PlanResourceChange", {
      type_name: "demo_thing",
      prior_state: dynamic(plan.prior ?? null),
      proposed_new_state: dynamic(plan.proposed),
      config: dynamic(plan.config ?? plan.proposed),
      prior_private: privateBytes(plan.privateState),
    });
    return {
      planned: contentOf(answer.planned_state) as Values,
      replaced: answer.requires_replace.map((path) =>
        path.steps.map((step) => step.attribute_name).join("."),
      ),
      privateState: readPrivateState(answer.planned_private),
      diagnostics: answer.diagnostics,
    };
  }

  async apply(change: {
    prior?: Values | null;
    planned: Values | null;
    privateState?: unknown;
  }): Promise<Applied> {
    const answer = await this.client.call("ApplyResourceChange", {
      type_name: "demo_thing",
      prior_state: dynamic(change.prior ?? null),
      planned_state: dynamic(change.planned),
      config: dynamic(change.planned),
      planned_private: privateBytes(change.privateState),
    });
    return {
      state: contentOf(answer.new_state) as Values | null,
      privateState: readPrivateState(answer.private),
      diagnostics: answer.diagnostics,
    };
  }

  async close(): Promise<void> {
    this.client.close();
    await this.server.close();
  }
}

interface Planned {
  readonly planned: Values;
  readonly replaced: readonly string[];
  readonly privateState: unknown;
  readonly diagnostics: readonly FromTerraform<"Diagnostic">[];
}

interface Applied {
  readonly state: Values | null;
  readonly privateState: unknown;
  readonly diagnostics: readonly FromTerraform<"Diagnostic">[];
}

/** The plan of a new thing: what the provider fills in is unknown. */
export function plannedThing(values: Values): Values {
  return { ...UNSET, size: 1, color: UNKNOWN_EXT, id: UNKNOWN_EXT, endpoint: UNKNOWN_EXT, ...values };
}

function privateBytes(value: unknown): Buffer {
  return value === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(value));
}

function readPrivateState(bytes: Uint8Array): unknown {
  return bytes.length === 0 ? null : JSON.parse(Buffer.from(bytes).toString());
}
