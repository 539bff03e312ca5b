import type { DataSource } from "./data-source";
import type { Diagnostics } from "./diagnostics";
import type { Logger } from "./logger";
import type { Resource } from "./resource";
import type { ConfigOf } from "./schema/forms";
import type { Schema } from "./schema/model";

/** What a configuration is made with. */
export interface ConfigureContext {
  readonly diagnostics: Diagnostics;
  readonly log: Logger;
  readonly terraformVersion: string;
}

/** A Terraform provider: a configuration, its resources and its data sources. */
export interface Provider<S extends Schema = Schema, ProviderData = unknown> {
  /** `host/namespace/type`, the source address of the provider. */
  readonly address: string;
  readonly schema: S;
  /** Checks across attributes of the provider block. */
  validate?(config: ConfigOf<S>, diagnostics: Diagnostics): void;
  /** Called once for every provider block. What it returns reaches the resources as `context.providerData`. */
  configure(config: ConfigOf<S>, context: ConfigureContext): Promise<ProviderData>;
  readonly resources: readonly Resource<Schema, ProviderData>[];
  /** @default none */
  readonly dataSources?: readonly DataSource<Schema, ProviderData>[];
  /**
   * Lets create and update return other values than planned, and Terraform only logs it: the licence that providers on
   * the older SDK have. For imitating such a provider, and for nothing else: plans lose their meaning. @default false
   */
  readonly legacyTypeSystem?: boolean;
}
