import type { Diagnostics } from "./diagnostics";
import type { CallContext } from "./resource";
import type { ConfigOf, StateOf } from "./schema/forms";
import type { Schema } from "./schema/model";

/** Something that is looked up and not managed. */
export interface DataSource<S extends Schema = Schema, ProviderData = unknown> {
  /** The full type name, `provider_thing`. */
  readonly typeName: string;
  readonly schema: S;

  /** Checks across attributes; checks of one attribute stand in the schema. Values may be unknown. */
  validate?(config: ConfigOf<S>, diagnostics: Diagnostics): void;

  /**
   * Looks it up. `config` is wholly known, with defaults in place and null in all that is to be filled in. Null, or an
   * error in `context.diagnostics`: it is not there.
   */
  read(context: CallContext<ProviderData>, config: StateOf<S>): Promise<StateOf<S> | null>;
}
