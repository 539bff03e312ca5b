import type { Schema } from "../../lib/plugin";
import { decodeObject, encodeObject } from "../../lib/plugin/values/dynamic-value";
import type { ObjectValue } from "../../lib/plugin/values/value";
import { proposedNew } from "../../test/plugin/support/proposed-new";
import type { PlannedChange } from "./change";
import { typeOf } from "./configuration";
import type { StoredObject } from "./state";
import type { Walk } from "./walk";

/** What is known of an object while Terraform works on it. */
export interface Known {
  readonly values: ObjectValue | null;
  readonly private: Uint8Array;
}

const NO_NOTE = new Uint8Array();
export const NOTHING: Known = { values: null, private: NO_NOTE };

/** A resource in a walk: the calls about it, with values instead of bytes. */
export class ResourceCalls {
  private constructor(
    private readonly walk: Walk,
    readonly address: string,
    readonly alias: string,
    readonly schema: Schema,
  ) {}

  static async of(walk: Walk, address: string, alias: string): Promise<ResourceCalls> {
    return new ResourceCalls(walk, address, alias, await walk.schemaOf(address, alias));
  }

  /** Reading it from the state file. */
  async stored(object: StoredObject): Promise<ObjectValue | null> {
    const json = Buffer.from(JSON.stringify(object.values));
    const { upgraded_state } = await this.walk.demand(
      this.alias,
      { rpc: "UpgradeResourceState", address: this.address, values: object.values, change: null },
      { type_name: this.typeName, version: this.schema.version, raw_state: { json } },
    );
    return decodeObject(this.schema, upgraded_state);
  }

  async refreshed({ values, private: note }: Known): Promise<Known> {
    const question = { rpc: "ReadResource", address: this.address, values, change: null } as const;
    const response = await this.walk.demand(this.alias, question, {
      type_name: this.typeName,
      current_state: encodeObject(this.schema, values),
      private: note,
    });
    return this.heard(question, response);
  }

  async validate(config: ObjectValue): Promise<void> {
    await this.walk.demand(
      this.alias,
      { rpc: "ValidateResourceConfig", address: this.address, values: config, change: null },
      { type_name: this.typeName, config: encodeObject(this.schema, config) },
    );
  }

  /** @param config null plans a destruction */
  async planned(prior: Known, config: ObjectValue | null): Promise<Known> {
    const proposed = config === null ? null : proposedNew(this.schema, config, prior.values);
    const response = await this.walk.demand(
      this.alias,
      { rpc: "PlanResourceChange", address: this.address, values: proposed ?? prior.values, change: null },
      {
        type_name: this.typeName,
        prior_state: encodeObject(this.schema, prior.values),
        proposed_new_state: encodeObject(this.schema, proposed),
        config: encodeObject(this.schema, config),
        prior_private: prior.private,
      },
    );
    return {
      values: decodeObject(this.schema, response.planned_state),
      private: response.planned_private,
    };
  }

  /** The answer with its diagnostics, which may stand beside a state. @throws PluginDied, TerraformDied */
  async applied(change: PlannedChange, config: ObjectValue | null) {
    const values = change.after ?? change.before;
    const question = { rpc: "ApplyResourceChange", address: this.address, values, change } as const;
    const response = await this.walk.ask(this.alias, question, {
      type_name: this.typeName,
      prior_state: encodeObject(this.schema, change.before),
      planned_state: encodeObject(this.schema, change.after),
      config: encodeObject(this.schema, config),
      planned_private: change.private,
    });
    return { ...this.heard(question, response), diagnostics: response.diagnostics };
  }

  async imported(id: string): Promise<Known> {
    const question = {
      rpc: "ImportResourceState",
      address: this.address,
      values: null,
      change: null,
    } as const;
    const { imported_resources } = await this.walk.demand(this.alias, question, {
      type_name: this.typeName,
      id,
    });
    const [only] = imported_resources;
    return only === undefined ? NOTHING : this.heard(question, { ...only, new_state: only.state });
  }

  private heard(
    question: Parameters<Walk["surroundings"]["hears"]>[0],
    response: {
      readonly new_state: Parameters<typeof decodeObject>[1];
      readonly private: Uint8Array;
    },
  ): Known {
    const values = decodeObject(this.schema, response.new_state);
    this.walk.surroundings.hears(question, values);
    return { values, private: response.private };
  }

  private get typeName(): string {
    return typeOf(this.address);
  }
}
