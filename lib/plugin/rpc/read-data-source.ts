import { Diagnostics } from "../diagnostics";
import { withDefaults } from "../plan/propose";
import { knownState } from "../values/conform";
import { decodeObject, encodeObject } from "../values/dynamic-value";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callProvider, fromState } from "./provider-call";
import { callContext, findDataSource } from "./rpc";
import type { Rpc } from "./rpc";

export const readDataSource: Rpc<"ReadDataSource"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const source = findDataSource(connection, request.type_name, diagnostics);
  const context = callContext(connection, diagnostics);
  if (source === undefined || context === undefined) {
    return { diagnostics: diagnosticsToProto(connection.host, diagnostics, undefined) };
  }
  const { schema, typeName } = source;
  const config = withDefaults(schema, decodeObject(schema, request.config) ?? {});
  const outcome = await callProvider(connection.host, `Reading ${typeName}`, diagnostics, async () => {
    const state = knownState(fromState(await source.read(context, config)));
    if (state === null && !diagnostics.hasErrors) {
      diagnostics.error("Not found", `There is no ${typeName} like this. Check its arguments.`);
    }
    return state === null ? undefined : encodeObject(schema, state);
  });
  return {
    ...(outcome.returned && !diagnostics.hasErrors ? { state: outcome.value } : {}),
    diagnostics: diagnosticsToProto(connection.host, diagnostics, schema),
  };
};
