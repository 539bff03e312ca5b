import type { StateOf } from "../schema/forms";
import type { Schema } from "../schema/schema";
import type { ObjectValue } from "../values/value";

/*
 * The seam between the runtime, which knows a schema as data, and a resource, whose types follow from its schema. A value
 * that was read by a schema has the types of that schema; TypeScript cannot see that, so it is said here and nowhere else.
 */

/** What a resource returned; `conform` checks it against the schema when it is encoded. */
export function fromState(state: StateOf<Schema>): ObjectValue;
export function fromState(state: StateOf<Schema> | null): ObjectValue | null;
export function fromState(state: StateOf<Schema> | null): ObjectValue | null {
  return state as ObjectValue | null;
}
