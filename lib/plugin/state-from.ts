import type { StateOf } from "./schema/forms";
import type { Attribute, Attributes, Schema } from "./schema/model";
import { copyValue, mapValues } from "./values/value";
import type { ObjectValue, Value } from "./values/value";

type RequiredNames<A extends Attributes> = {
  [K in keyof A]: A[K] extends Attribute<infer _T, "required"> ? K : never;
}[keyof A];

/** Some of a state: at least what the user must set. */
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
