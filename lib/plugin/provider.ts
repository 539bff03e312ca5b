import type { Diagnostics } from "./diagnostics";
import type { Logger } from "./logger";
import type { Resource } from "./resource";
import type { ConfigOf, Schema } from "./schema/schema";

/** What a configuration is made with. */
export interface ConfigureContext {
  readonly diagnostics: Diagnostics;
  readonly log: Logger;
  readonly terraformVersion: string;
}

/** A Terraform provider: a configuration and its resources. */
export interface Provider<S extends Schema = Schema, Client = unknown> {
  /** `host/namespace/type`, the source address of the provider. */
  readonly address: string;
  readonly schema: S;
  /** Checks across attributes of the provider block. */
  validate?(config: ConfigOf<S>, diagnostics: Diagnostics): void;
  /** Called once for every provider block. What it returns reaches the resources as `context.client`. */
  configure(config: ConfigOf<S>, context: ConfigureContext): Promise<Client>;
  readonly resources: readonly Resource<Schema, Client>[];
}
