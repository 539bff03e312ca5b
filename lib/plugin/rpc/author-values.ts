import type { ConfigOf, PlanOf, Schema, StateOf } from "../schema/schema";
import type { ObjectValue } from "../values/value";

/*
 * The seam between the runtime, which knows a schema as data, and a resource, whose types follow from its schema. A value
 * that was read by a schema has the types of that schema; TypeScript cannot see that, so it is said here and nowhere else.
 */

export function asConfig(value: ObjectValue): ConfigOf<Schema> {
  return value as unknown as ConfigOf<Schema>;
}

export function asPlan(value: ObjectValue): PlanOf<Schema> {
  return value as unknown as PlanOf<Schema>;
}

export function asState(value: ObjectValue): StateOf<Schema> {
  return value as unknown as StateOf<Schema>;
}

/** What a resource returned; `conform` checks it against the schema when it is encoded. */
export function fromState(state: StateOf<Schema>): ObjectValue;
export function fromState(state: StateOf<Schema> | null): ObjectValue | null;
export function fromState(state: StateOf<Schema> | null): ObjectValue | null {
  return state as unknown as ObjectValue | null;
}
