import { forEachAttribute } from "./plan/nested";
import { markComputed } from "./plan/propose";
import type { ConfigOf, FinalPlanOf, PlanOf, StateOf } from "./schema/forms";
import type { Attribute, Attributes, Schema } from "./schema/model";
import { isUnknown } from "./values/unknown";
import { copyValue, mapValues } from "./values/value";
import type { ObjectValue, Value } from "./values/value";

/*
 * Whole states, made without a list of attributes: a new one in the schema needs no line here or there.
 */

type RequiredNames<A extends Attributes> = {
  [K in keyof A]: A[K] extends Attribute<infer _T, "required"> ? K : never;
}[keyof A];

/** Some of a state: at least what must have a value. */
export type KnownPartOf<S> =
  S extends Schema<infer A>
    ? Partial<StateOf<S>> & Pick<StateOf<S>, RequiredNames<A> & keyof StateOf<S>>
    : never;

/** A whole state from what is known of an object, as in an import: defaults in place, and null where nothing is known. */
export function stateFrom<S extends Schema>(schema: S, known: KnownPartOf<S>): StateOf<S> {
  const blank: ObjectValue = {
    ...mapValues(schema.attributes, (attribute) => copyValue((attribute.default ?? null) as Value)),
    ...mapValues(schema.blocks, ({ nesting }) => (nesting === "single" ? null : [])),
  };
  return { ...blank, ...known } as StateOf<S>;
}

/**
 * What the code says now, with everything computed as it was: the state after an update that found nothing to do, and what
 * any other one starts from.
 *
 * @param prior Null in a create: then what is computed is null.
 */
export function stateFromPlan<S extends Schema>(
  schema: S,
  planned: FinalPlanOf<S>,
  prior: StateOf<S> | null,
): StateOf<S> {
  const state = copyValue(planned as ObjectValue);
  takeComputed(schema, state, prior as ObjectValue | null);
  return state as StateOf<S>;
}

/**
 * Plans that nothing computed will change, which apply has to keep.
 *
 * @param config for a schema with attributes that may be set or computed: what is set to something unknown is not computed
 */
export function keepComputed<S extends Schema>(
  schema: S,
  planned: PlanOf<S>,
  prior: StateOf<S>,
  config?: ConfigOf<S>,
): void {
  takeComputed(schema, planned as ObjectValue, prior as ObjectValue, config as ObjectValue | undefined);
}

/** Plans a change that nothing in the code asks for: apply finds out what is computed. */
export function expectComputed<S extends Schema>(schema: S, planned: PlanOf<S>): void {
  const whole = { planned: planned as ObjectValue, config: undefined, prior: undefined };
  forEachAttribute(schema, whole, markComputed);
}

function takeComputed(
  schema: Schema,
  planned: ObjectValue,
  prior: ObjectValue | null,
  config?: ObjectValue,
): void {
  const whole = { planned, config, prior: prior ?? undefined };
  forEachAttribute(schema, whole, (name, { mode }, part) => {
    const isLeftOpen = isUnknown(part.planned[name]) && !isUnknown(part.config?.[name]);
    const isComputed = mode === "computed" || (mode === "optional-computed" && isLeftOpen);
    if (!isComputed) {
      return undefined;
    }
    part.planned[name] = copyValue(part.prior?.[name] ?? null);
    return "settled";
  });
}
