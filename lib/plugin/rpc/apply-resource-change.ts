import { Diagnostics } from "../diagnostics";
import { findInconsistencies } from "../plan/consistency";
import type { ApplyContext, CallContext, Resource } from "../resource";
import type { StateOf } from "../schema/forms";
import type { Schema } from "../schema/model";
import { ValueError } from "../values/conform";
import { decodeObject, encodeObject } from "../values/dynamic-value";
import { PrivateState } from "../values/private-state";
import { copyValue, unknownToNull } from "../values/value";
import type { ObjectValue } from "../values/value";
import type { Request, Response, ToTerraform } from "../wire/messages";
import type { Connection, Host } from "./connection";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callProvider, fromState, reportThrown } from "./provider-call";
import { callContext, findResource } from "./rpc";
import type { Rpc } from "./rpc";

/** What is to be applied: no prior state is a creation, no planned one a deletion. */
interface Change {
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue | null;
  readonly saved: SavedState;
  readonly context: ApplyContext<unknown, unknown, StateOf<Schema>>;
}

export const applyResourceChange: Rpc<"ApplyResourceChange"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const unchanged = { new_state: request.prior_state ?? {}, private: request.planned_private };
  const resource = findResource(connection, request.type_name, diagnostics);
  const call = callContext(connection, diagnostics);
  if (resource === undefined || call === undefined) {
    return { ...unchanged, diagnostics: diagnosticsToProto(connection.host, diagnostics, undefined) };
  }
  try {
    const result = await applyDecoded(connection, resource, call, request);
    return { ...result, diagnostics: diagnosticsToProto(connection.host, diagnostics, resource.schema) };
  } catch (thrown) {
    reportThrown(connection.host, `Applying a ${resource.typeName}`, diagnostics, thrown);
    // An answer without a state would make Terraform forget the object.
    return { ...unchanged, diagnostics: diagnosticsToProto(connection.host, diagnostics, resource.schema) };
  }
};

async function applyDecoded(
  { host, createdTypes }: Connection,
  resource: Resource,
  call: CallContext<unknown>,
  request: Request<"ApplyResourceChange">,
): Promise<Response<"ApplyResourceChange">> {
  const privateState = new PrivateState(request.planned_private);
  const saved = new SavedState();
  const change: Change = {
    prior: decodeObject(resource.schema, request.prior_state),
    planned: decodeObject(resource.schema, request.planned_state),
    saved,
    context: {
      ...call,
      privateState: privateState.value,
      setPrivateState: (value) => {
        privateState.set(value);
      },
      save: (state) => {
        saved.save(fromState(state));
      },
    },
  };
  if (change.prior === null) createdTypes.add(resource.typeName);
  const result = await applyChange(host, resource, change);
  return {
    new_state: checkResult(host, resource, change, result),
    private: privateState.bytes,
    legacy_type_system: host.provider.legacyTypeSystem,
  };
}

/** What the resource said exists, whatever happens to the call afterwards. */
class SavedState {
  state: ObjectValue | undefined;

  /** Copied, so that later changes of the same object by the resource do not reach back. */
  save(state: ObjectValue): void {
    this.state = copyValue(state);
  }
}

/** Creates, updates or deletes; what exists afterwards, whether that went well or not. */
async function applyChange(host: Host, resource: Resource, change: Change): Promise<ObjectValue | null> {
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
  { context, saved }: Change,
  planned: ObjectValue,
): Promise<ObjectValue | null> {
  const { diagnostics } = context;
  const outcome = await callProvider(host, `Creating a ${resource.typeName}`, diagnostics, () =>
    resource.create(context, copyValue(planned)),
  );
  const returned = outcome.returned ? fromState(outcome.value) : null;
  // What was returned beside an error exists as well: forgetting it would leave an object that no state knows.
  return diagnostics.hasErrors ? (saved.state ?? returned) : returned;
}

async function update(
  host: Host,
  resource: Resource,
  { context, saved }: Change,
  planned: ObjectValue,
  prior: ObjectValue,
): Promise<ObjectValue> {
  const { diagnostics } = context;
  const outcome = await callProvider(host, `Updating a ${resource.typeName}`, diagnostics, () =>
    resource.update(context, copyValue(planned), copyValue(prior)),
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
  await callProvider(host, `Deleting a ${resource.typeName}`, diagnostics, () =>
    resource.delete(context, copyValue(prior)),
  );
  return diagnostics.hasErrors ? (saved.state ?? prior) : null;
}

/**
 * Encodes what an apply left behind, after checking it against the plan. The object exists in any case, so whatever is
 * wrong with its values, as much of it as possible goes into state beside the error.
 */
function checkResult(
  host: Host,
  resource: Resource,
  { prior, planned, context }: Change,
  result: ObjectValue | null,
): ToTerraform<"DynamicValue"> {
  const { diagnostics } = context;
  try {
    const encoded = encodeObject(resource.schema, result === null ? null : unknownToNull(result));
    if (!diagnostics.hasErrors && planned !== null) {
      reportInconsistencies(host, resource, diagnostics, planned, result);
    }
    return encoded;
  } catch (problem) {
    if (!(problem instanceof ValueError)) {
      throw problem;
    }
    diagnostics.error(
      ...unexpectedResult(host, resource, `"${problem.path.join(".")}" ${problem.problem}.`),
      problem.path,
    );
    const best = prior ?? planned;
    return encodeObject(resource.schema, best === null ? null : unknownToNull(best));
  }
}

function reportInconsistencies(
  host: Host,
  resource: Resource,
  diagnostics: Diagnostics,
  planned: ObjectValue,
  result: ObjectValue | null,
): void {
  if (result === null) {
    diagnostics.error(...unexpectedResult(host, resource, "Nothing was returned, and no error says why."));
    return;
  }
  const legacy = host.provider.legacyTypeSystem;
  for (const { path, problem } of findInconsistencies(resource.schema, planned, result, legacy)) {
    diagnostics.error(...unexpectedResult(host, resource, `"${path.join(".")}" ${problem}.`), path);
  }
}

function unexpectedResult(
  host: Host,
  resource: Resource,
  problem: string,
): [summary: string, detail: string] {
  return [
    "Unexpected result of apply",
    `A ${resource.typeName} was applied, but its result cannot be right. ${problem}\n\n` +
      `This is a bug in the provider ${host.provider.address}. Please report it.`,
  ];
}
