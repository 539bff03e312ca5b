import { Diagnostics } from "../diagnostics";
import type { ApplyContext, CallContext, Resource } from "../resource";
import type { Schema, StateOf } from "../schema/schema";
import { ValueError } from "../values/conform";
import { decodeObject } from "../values/dynamic-value";
import { PrivateNote } from "../values/private-note";
import { copyValue } from "../values/value";
import type { ObjectValue } from "../values/value";
import type { Request, Response } from "../wire/terraform-messages";
import { callAuthor, reportBug, reportUnusable } from "./author-call";
import { asPlan, asState, fromState } from "./author-values";
import { checkResult } from "./check-result";
import type { Connection } from "./connection";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callContext, findResource } from "./rpc";
import type { Rpc } from "./rpc";

type Context = ApplyContext<unknown, unknown, StateOf<Schema>>;

export const applyResourceChange: Rpc<"ApplyResourceChange"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const unchanged = { new_state: request.prior_state ?? {}, private: request.planned_private };
  const resource = findResource(connection, request.type_name, diagnostics);
  const call = callContext(connection, diagnostics);
  if (resource === undefined || call === undefined) {
    return { ...unchanged, diagnostics: diagnosticsToProto(diagnostics, undefined) };
  }
  try {
    const result = await applyDecoded(connection, resource, call, request);
    return { ...result, diagnostics: diagnosticsToProto(diagnostics, resource.schema) };
  } catch (thrown) {
    if (thrown instanceof ValueError) {
      reportUnusable(diagnostics, thrown);
    } else {
      reportBug(connection.host, `Applying a ${resource.typeName}`, diagnostics, thrown);
    }
    // An answer without a state would make Terraform forget the object.
    return { ...unchanged, diagnostics: diagnosticsToProto(diagnostics, resource.schema) };
  }
};

async function applyDecoded(
  connection: Connection,
  resource: Resource,
  call: CallContext<unknown>,
  request: Request<"ApplyResourceChange">,
): Promise<Response<"ApplyResourceChange">> {
  const note = new PrivateNote(request.planned_private);
  const saved = new SavedState();
  const context: Context = {
    ...call,
    private: note.value,
    setPrivate: (value) => {
      note.set(value);
    },
    save: (state) => {
      saved.save(fromState(state));
    },
  };
  const prior = decodeObject(resource.schema, request.prior_state);
  const planned = decodeObject(resource.schema, request.planned_state);
  const result = await apply(connection, resource, context, saved, prior, planned);
  const new_state = checkResult(connection.host, resource, call.diagnostics, planned, result);
  return { new_state, private: note.bytes };
}

/** What the resource said exists, whatever happens to the call afterwards. */
class SavedState {
  state: ObjectValue | undefined;

  /** Copied, so that later changes of the same object by the resource do not reach back. */
  save(state: ObjectValue): void {
    this.state = copyValue(state);
  }
}

function apply(
  connection: Connection,
  resource: Resource,
  context: Context,
  saved: SavedState,
  prior: ObjectValue | null,
  planned: ObjectValue | null,
): Promise<ObjectValue | null> {
  if (prior === null) {
    return planned === null ? Promise.resolve(null) : create(connection, resource, context, saved, planned);
  }
  return planned === null
    ? destroy(connection, resource, context, saved, prior)
    : update(connection, resource, context, saved, prior, planned);
}

async function create(
  { host }: Connection,
  resource: Resource,
  context: Context,
  saved: SavedState,
  planned: ObjectValue,
): Promise<ObjectValue | null> {
  const { diagnostics } = context;
  const outcome = await callAuthor(host, `Creating a ${resource.typeName}`, diagnostics, () =>
    resource.create(context, asPlan(copyValue(planned))),
  );
  const returned = outcome.returned ? fromState(outcome.value) : null;
  if (diagnostics.hasErrors) {
    // What was returned beside an error exists as well: forgetting it would leave an object that no state knows.
    return saved.state ?? returned;
  }
  return returned;
}

async function update(
  { host }: Connection,
  resource: Resource,
  context: Context,
  saved: SavedState,
  prior: ObjectValue,
  planned: ObjectValue,
): Promise<ObjectValue> {
  const { diagnostics } = context;
  const outcome = await callAuthor(host, `Updating a ${resource.typeName}`, diagnostics, () =>
    resource.update(context, asPlan(copyValue(planned)), asState(copyValue(prior))),
  );
  return outcome.returned && !diagnostics.hasErrors ? fromState(outcome.value) : (saved.state ?? prior);
}

async function destroy(
  { host }: Connection,
  resource: Resource,
  context: Context,
  saved: SavedState,
  prior: ObjectValue,
): Promise<ObjectValue | null> {
  const { diagnostics } = context;
  await callAuthor(host, `Deleting a ${resource.typeName}`, diagnostics, () =>
    resource.delete(context, asState(copyValue(prior))),
  );
  return diagnostics.hasErrors ? (saved.state ?? prior) : null;
}
