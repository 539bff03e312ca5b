import type { ApplyContext, Resource } from "../resource";
import type { StateOf } from "../schema/forms";
import type { Schema } from "../schema/schema";
import { copyValue } from "../values/value";
import type { ObjectValue } from "../values/value";
import { callAuthor } from "./author-call";
import { fromState } from "./author-values";
import type { Host } from "./connection";

/** What is to be applied: no prior state is a creation, no planned one a deletion. */
export interface Change {
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue | null;
  /** Empty for a deletion. */
  readonly config: ObjectValue;
  readonly saved: SavedState;
  readonly context: ApplyContext<unknown, unknown, StateOf<Schema>>;
}

/** What the resource said exists, whatever happens to the call afterwards. */
export class SavedState {
  state: ObjectValue | undefined;

  /** Copied, so that later changes of the same object by the resource do not reach back. */
  save(state: ObjectValue): void {
    this.state = copyValue(state);
  }
}

/** Creates, updates or deletes; what exists afterwards, whether that went well or not. */
export async function applyChange(
  host: Host,
  resource: Resource,
  change: Change,
): Promise<ObjectValue | null> {
  const { prior, planned } = change;
  if (planned === null) {
    return prior === null ? null : destroy(host, resource, change, prior);
  }
  return prior === null
    ? create(host, resource, change, planned)
    : update(host, resource, change, planned, prior);
}

async function create(
  host: Host,
  resource: Resource,
  { context, saved, config }: Change,
  planned: ObjectValue,
): Promise<ObjectValue | null> {
  const { diagnostics } = context;
  const outcome = await callAuthor(host, `Creating a ${resource.typeName}`, diagnostics, () =>
    resource.create(context, copyValue(planned), config),
  );
  const returned = outcome.returned ? fromState(outcome.value) : null;
  // What was returned beside an error exists as well: forgetting it would leave an object that no state knows.
  return diagnostics.hasErrors ? (saved.state ?? returned) : returned;
}

async function update(
  host: Host,
  resource: Resource,
  { context, saved, config }: Change,
  planned: ObjectValue,
  prior: ObjectValue,
): Promise<ObjectValue> {
  const { diagnostics } = context;
  const outcome = await callAuthor(host, `Updating a ${resource.typeName}`, diagnostics, () =>
    resource.update(context, copyValue(planned), copyValue(prior), config),
  );
  return outcome.returned && !diagnostics.hasErrors ? fromState(outcome.value) : (saved.state ?? prior);
}

async function destroy(
  host: Host,
  resource: Resource,
  { context, saved }: Change,
  prior: ObjectValue,
): Promise<ObjectValue | null> {
  const { diagnostics } = context;
  await callAuthor(host, `Deleting a ${resource.typeName}`, diagnostics, () =>
    resource.delete(context, copyValue(prior)),
  );
  return diagnostics.hasErrors ? (saved.state ?? prior) : null;
}
