import { Diagnostics } from "../diagnostics";
import type { Resource } from "../resource";
import { decodeObject, encodeObject } from "../values/dynamic-value";
import { PrivateNote } from "../values/private-note";
import { isWhollyKnown } from "../values/value";
import type { ObjectValue } from "../values/value";
import { callAuthor } from "./author-call";
import { asState, fromState } from "./author-values";
import type { Connection } from "./connection";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callContext, findResource } from "./rpc";
import type { Rpc } from "./rpc";

export const readResource: Rpc<"ReadResource"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const note = new PrivateNote(request.private);
  const unchanged = { new_state: request.current_state ?? {}, private: request.private };
  const resource = findResource(connection, request.type_name, diagnostics);
  const current = resource === undefined ? null : decodeObject(resource.schema, request.current_state);
  if (resource === undefined || current === null) {
    return { ...unchanged, diagnostics: diagnosticsToProto(diagnostics, undefined) };
  }
  const state = await read(connection, resource, current, note, diagnostics);
  return {
    ...(state === undefined
      ? unchanged
      : { new_state: encodeObject(resource.schema, state), private: note.bytes }),
    diagnostics: diagnosticsToProto(diagnostics, resource.schema),
  };
};

/** Undefined if it could not be read: state then stays as it is. */
async function read(
  connection: Connection,
  resource: Resource,
  current: ObjectValue,
  note: PrivateNote,
  diagnostics: Diagnostics,
): Promise<ObjectValue | null | undefined> {
  const context = callContext(connection, diagnostics);
  if (context === undefined) {
    return undefined;
  }
  const outcome = await callAuthor(connection.host, `Reading a ${resource.typeName}`, diagnostics, () =>
    resource.read(
      { ...context, private: note.value, setPrivate: (value) => note.set(value) },
      asState(current),
    ),
  );
  if (!outcome.returned || diagnostics.hasErrors) {
    return undefined;
  }
  const state = fromState(outcome.value);
  if (state !== null && !isWhollyKnown(state)) {
    throw new TypeError("read returned a value that is unknown");
  }
  return state;
}
