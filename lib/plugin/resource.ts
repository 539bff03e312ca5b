import type { Diagnostics } from "./diagnostics";
import type { Logger } from "./logger";
import type { ConfigOf, FinalPlanOf, PlanOf, StateOf } from "./schema/forms";
import type { Schema } from "./schema/model";

/** What every call of a resource gets. */
export interface CallContext<ProviderData> {
  /** What `Provider.configure` returned for the provider configuration that this resource uses. */
  readonly providerData: ProviderData;
  readonly diagnostics: Diagnostics;
  /** Aborted when Terraform asks the provider to stop (Ctrl-C). */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Calls that may keep something between them that no user sees: Terraform stores it beside the state. */
export interface PrivateStateContext<Private> {
  /** What was kept with the object (create, update, delete: with the plan); null if nothing was. */
  readonly privateState: Private | null;
  /** Keeps `value` from here on. Without a call, what came in is kept. */
  setPrivateState(value: Private): void;
}

export interface PlanContext<ProviderData, Private>
  extends CallContext<ProviderData>, PrivateStateContext<Private> {
  /** Whether a create takes the place of an object that is to be destroyed; not after a taint, which cannot be told. */
  readonly replaces: boolean;
  /**
   * Ends when Terraform makes no further call beside this one: what the others say of the same thing is known then. Once for
   * a plan: whoever waits later goes on at once.
   */
  untilOtherCallsCame(): Promise<void>;
}

export interface ApplyContext<ProviderData, Private, State>
  extends CallContext<ProviderData>, PrivateStateContext<Private> {
  /**
   * Records what exists from now on. If the call then fails or throws, this is what state holds. A failed *create*
   * that has saved something is tainted by Terraform: its next apply destroys and creates.
   */
  save(state: State): void;
}

export interface ReadContext<ProviderData, Private>
  extends CallContext<ProviderData>, PrivateStateContext<Private> {}

export interface ImportContext<ProviderData, Private> extends CallContext<ProviderData> {
  setPrivateState(value: Private): void;
}

/** A move makes no call to the service, so it gets no provider data. */
export interface MoveContext<Private> {
  setPrivateState(value: Private): void;
}

/** A state as it is stored, in the shape of whatever schema wrote it. */
export type StoredState = Readonly<Record<string, unknown>>;

/** The object that a `moved` block names as its source. */
export interface MoveSource {
  /** `host/namespace/type`. */
  readonly providerAddress: string;
  readonly typeName: string;
  readonly schemaVersion: number;
  /** Plain JSON; numbers that are no ordinary integers are text in it. */
  readonly state: StoredState;
}

/**
 * A managed resource. One object of this shape is all that a provider developer writes for one.
 *
 * Errors go to `context.diagnostics`; a throw becomes an error with its stack in the log.
 */
export interface Resource<S extends Schema = Schema, ProviderData = unknown, Private = unknown> {
  /** The full type name, `provider_thing`. */
  readonly typeName: string;
  readonly schema: S;

  /** Checks across attributes; checks of one attribute stand in the schema. Values may be unknown. */
  validate?(config: ConfigOf<S>, diagnostics: Diagnostics): void;

  /**
   * Refines the plan of a create. `planned` holds the configuration with defaults, computed attributes unknown, and may
   * be changed. A replacement is planned twice: as an update, then as a create with `context.replaces` and the private state
   * of the first plan.
   */
  planCreate?(
    context: PlanContext<ProviderData, Private>,
    planned: PlanOf<S>,
    config: ConfigOf<S>,
  ): Promise<void>;

  /**
   * Refines the plan of an update, or of no change at all: it is called at every plan of an existing object. When
   * something configured differs from `prior`, computed attributes without `useStateForUnknown` come in as
   * unknown; setting one back to its prior value (see `keepComputed`) binds apply to it.
   */
  planUpdate?(
    context: PlanContext<ProviderData, Private>,
    planned: PlanOf<S>,
    prior: StateOf<S>,
    config: ConfigOf<S>,
  ): Promise<void>;

  /**
   * May refuse the destruction with an error. Not called for a replacement, nor for a tainted object, whichever of delete and
   * create comes first.
   */
  planDestroy?(context: PlanContext<ProviderData, Private>, prior: StateOf<S>): Promise<void>;

  /**
   * The same, in an apply, for an object that was tainted and for which it has created another one first
   * (create_before_destroy): no plan has shown what a delete would do. Too late to refuse anything.
   */
  planRelease?(context: PlanContext<ProviderData, Private>, prior: StateOf<S>): Promise<void>;

  /**
   * `planned` is what the user has approved: known values must come back unchanged. Null, beside an error,
   * means nothing was made.
   */
  create(
    context: ApplyContext<ProviderData, Private, StateOf<S>>,
    planned: FinalPlanOf<S>,
  ): Promise<StateOf<S> | null>;

  /** The object as it is now; null when it is gone. */
  read(context: ReadContext<ProviderData, Private>, state: StateOf<S>): Promise<StateOf<S> | null>;

  /** After an error what was saved last stands in state, or `prior`. */
  update(
    context: ApplyContext<ProviderData, Private, StateOf<S>>,
    planned: FinalPlanOf<S>,
    prior: StateOf<S>,
  ): Promise<StateOf<S>>;

  /** Without an error the object leaves state. With one, `prior` (or what was saved) stays. */
  delete(context: ApplyContext<ProviderData, Private, StateOf<S>>, prior: StateOf<S>): Promise<void>;

  /** What `terraform import` records for this id; a `read` follows. Null with an error when there is nothing. */
  import?(context: ImportContext<ProviderData, Private>, id: string): Promise<StateOf<S> | null>;

  /**
   * Turns the state of an older schema version into today's: one function for all older versions, since Terraform may
   * come with any of them. `state` is plain JSON; numbers that are no ordinary integers are text in it.
   */
  upgrade?(version: number, state: StoredState): StateOf<S> | Promise<StateOf<S>>;

  /**
   * Takes over the state of an object of another type, for a `moved` block from that type to this one. Null refuses the
   * source. What another provider has kept beside its state is not passed on.
   */
  moveFrom?(
    source: MoveSource,
    context: MoveContext<Private>,
  ): StateOf<S> | null | Promise<StateOf<S> | null>;
}
