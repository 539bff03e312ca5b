import type { Unknown } from "../values/unknown";
import type {
  Attribute,
  Attributes,
  AttributeType,
  Block,
  BoolType,
  ListType,
  MapType,
  NumberType,
  ObjectType,
  Schema,
  StringType,
} from "./model";

/**
 * The same object looks different in a state, a plan and a configuration. `final` is what apply gets: by then all that
 * the user wrote is known, and only what the provider fills in may still be unknown.
 */
type Form = "state" | "plan" | "final-plan" | "config";

/** What a configuration or a plan holds where a state holds `T`. */
export type Pending<T> = T | Unknown;

type Loose<F extends Form, V> = F extends "plan" | "config" ? Pending<V> : V;

/** The TypeScript type of a known value of `T`. */
export type KnownOf<T> = ValueIn<"state", T>;

/** A value that is known itself; its parts may be unknown where the form allows it. */
type ValueIn<F extends Form, T> = AttributeType extends T
  ? unknown
  : T extends StringType
    ? string
    : T extends NumberType
      ? number
      : T extends BoolType
        ? boolean
        : T extends ListType<infer E>
          ? readonly Loose<F, ValueIn<F, E>>[]
          : T extends MapType<infer E>
            ? Readonly<Record<string, Loose<F, ValueIn<F, E>>>>
            : T extends ObjectType<infer A>
              ? AttributesIn<F, A>
              : never;

type AttributeIn<F extends Form, A> =
  A extends Attribute<infer T, infer Mode, infer HasDefault>
    ? Mode extends "required" | "required-nullable"
      ? Loose<F, ValueIn<F, T>> | (Mode extends "required-nullable" ? null : never)
      : Mode extends "optional"
        ? Loose<F, ValueIn<F, T>> | (HasDefault extends true ? NullIfConfig<F> : null)
        : FilledIn<F, T, Mode>
    : never;

/** A default is in place everywhere but in the configuration. */
type NullIfConfig<F extends Form> = F extends "config" ? null : never;

/** An attribute that the provider fills in. */
type FilledIn<F extends Form, T, Mode> = F extends "config"
  ? null | (Mode extends "computed" ? never : Loose<F, ValueIn<F, T>>)
  : null | ValueIn<F, T> | (F extends "state" ? never : Unknown);

type AttributesIn<F extends Form, A extends Attributes> = {
  -readonly [K in keyof A]: AttributeIn<F, A[K]>;
};

/** `dynamic` makes a whole block unknown as long as what it iterates over is. */
type BlockIn<F extends Form, B> =
  B extends Block<infer A, infer N>
    ? Loose<F, N extends "single" ? AttributesIn<F, A> | null : readonly AttributesIn<F, A>[]>
    : never;

type BlocksIn<F extends Form, B> = { -readonly [K in keyof B]: BlockIn<F, B[K]> };

/** Where no names are known, none are given: in a schema of whatever resource. */
type ObjectIn<F extends Form, S> =
  S extends Schema<infer A, infer B>
    ? string extends keyof A
      ? Record<string, unknown>
      : AttributesIn<F, A> & BlocksIn<F, B>
    : never;

/** What stands in state: everything known, null where unset. */
export type StateOf<S> = ObjectIn<"state", S>;

/** What a plan holds: as a state, but any value may be known only after apply. Defaults are applied. */
export type PlanOf<S> = ObjectIn<"plan", S>;

/** The plan as apply gets it: only what the provider fills in may be unknown. Fits wherever a {@link PlanOf} does. */
export type FinalPlanOf<S> = ObjectIn<"final-plan", S>;

/** What the user wrote: null where he wrote nothing, defaults not applied. */
export type ConfigOf<S> = ObjectIn<"config", S>;
