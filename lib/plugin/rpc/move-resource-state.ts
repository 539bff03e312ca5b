import { Diagnostics } from "../diagnostics";
import type { MoveSource, StoredState } from "../resource";
import { knownState } from "../values/conform";
import { encodeObject, parseExactJson } from "../values/dynamic-value";
import { PrivateState } from "../values/private-state";
import type { Request } from "../wire/messages";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callProvider, fromState } from "./provider-call";
import { findResource } from "./rpc";
import type { Rpc } from "./rpc";

/** A `moved` block whose two ends have different types. */
export const moveResourceState: Rpc<"MoveResourceState"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const resource = findResource(connection, request.target_type_name, diagnostics);
  if (resource === undefined) {
    return { diagnostics: diagnosticsToProto(connection.host, diagnostics, undefined) };
  }
  const { schema, typeName } = resource;
  const privateState = new PrivateState();
  const context = {
    setPrivateState: (value: unknown) => {
      privateState.set(value);
    },
  };
  const outcome = await callProvider(connection.host, `Moving to a ${typeName}`, diagnostics, async () => {
    const moved = (await resource.moveFrom?.(sourceOf(request), context)) ?? null;
    if (moved === null) {
      diagnostics.error(
        "Move not offered",
        `A ${request.source_type_name} of ${request.source_provider_address} cannot become a ${typeName}. ` +
          "Take the moved block out; import the object instead, and forget the old one with a removed block.",
      );
    }
    return moved === null ? undefined : encodeObject(schema, knownState(fromState(moved)));
  });
  return {
    ...(outcome.returned && !diagnostics.hasErrors
      ? { target_state: outcome.value, target_private: privateState.bytes }
      : {}),
    diagnostics: diagnosticsToProto(connection.host, diagnostics, schema),
  };
};

function sourceOf(request: Request<"MoveResourceState">): MoveSource {
  return {
    providerAddress: request.source_provider_address,
    typeName: request.source_type_name,
    schemaVersion: request.source_schema_version,
    state: parseExactJson(request.source_state?.json ?? Buffer.from("{}")) as StoredState,
  };
}
