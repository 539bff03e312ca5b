import { Diagnostics } from "../diagnostics";
import { knownState } from "../values/conform";
import { decodeObject, encodeObject } from "../values/dynamic-value";
import { PrivateState } from "../values/private-state";
import { copyValue } from "../values/value";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callProvider, fromState } from "./provider-call";
import { callContext, findResource } from "./rpc";
import type { Rpc } from "./rpc";

/**
 * The private state of an object that is gone. Terraform would hand it on to the plan that creates the object anew, which
 * would then look like a replacement.
 */
const NOTHING = Buffer.alloc(0);

/** Where reading fails, state stays as it is. */
export const readResource: Rpc<"ReadResource"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const unchanged = { new_state: request.current_state ?? {}, private: request.private };
  const resource = findResource(connection, request.type_name, diagnostics);
  const call = callContext(connection, diagnostics);
  const current = resource === undefined ? null : decodeObject(resource.schema, request.current_state);
  if (resource === undefined || call === undefined || current === null) {
    return { ...unchanged, diagnostics: diagnosticsToProto(connection.host, diagnostics, undefined) };
  }
  const privateState = new PrivateState(request.private);
  const context = {
    ...call,
    privateState: privateState.value,
    setPrivateState: (value: unknown) => {
      privateState.set(value);
    },
  };
  const outcome = await callProvider(
    connection.host,
    `Reading a ${resource.typeName}`,
    diagnostics,
    async () => {
      const state = knownState(fromState(await resource.read(context, copyValue(current))));
      return {
        new_state: encodeObject(resource.schema, state),
        private: state === null ? NOTHING : privateState.bytes,
      };
    },
  );
  return {
    ...(outcome.returned && !diagnostics.hasErrors ? outcome.value : unchanged),
    diagnostics: diagnosticsToProto(connection.host, diagnostics, resource.schema),
  };
};
