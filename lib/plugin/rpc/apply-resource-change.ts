import { Diagnostics } from "../diagnostics";
import type { CallContext, Resource } from "../resource";
import { decodeObject } from "../values/dynamic-value";
import { PrivateNote } from "../values/private-note";
import type { Request, Response } from "../wire/terraform-messages";
import { SavedState, applyChange } from "./apply-change";
import type { Change } from "./apply-change";
import { reportThrown } from "./author-call";
import { fromState } from "./author-values";
import { checkResult } from "./check-result";
import type { Connection } from "./connection";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callContext, findResource } from "./rpc";
import type { Rpc } from "./rpc";

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
    reportThrown(connection.host, `Applying a ${resource.typeName}`, diagnostics, thrown);
    // An answer without a state would make Terraform forget the object.
    return { ...unchanged, diagnostics: diagnosticsToProto(diagnostics, resource.schema) };
  }
};

async function applyDecoded(
  { host }: Connection,
  resource: Resource,
  call: CallContext<unknown>,
  request: Request<"ApplyResourceChange">,
): Promise<Response<"ApplyResourceChange">> {
  const note = new PrivateNote(request.planned_private);
  const saved = new SavedState();
  const change: Change = {
    prior: decodeObject(resource.schema, request.prior_state),
    planned: decodeObject(resource.schema, request.planned_state),
    config: decodeObject(resource.schema, request.config) ?? {},
    saved,
    context: {
      ...call,
      private: note.value,
      setPrivate: (value) => {
        note.set(value);
      },
      save: (state) => {
        saved.save(fromState(state));
      },
    },
  };
  const result = await applyChange(host, resource, change);
  return {
    new_state: checkResult(host, resource, change, result),
    private: note.bytes,
    legacy_type_system: host.provider.imitatesOlderSdk,
  };
}
