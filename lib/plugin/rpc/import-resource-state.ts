import { Diagnostics } from "../diagnostics";
import type { Resource } from "../resource";
import { knownState } from "../values/conform";
import { encodeObject } from "../values/dynamic-value";
import { PrivateState } from "../values/private-state";
import type { Response } from "../wire/messages";
import type { Connection } from "./connection";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { callProvider, fromState } from "./provider-call";
import { quote } from "./quote";
import { callContext, findResource } from "./rpc";
import type { Rpc } from "./rpc";

export const importResourceState: Rpc<"ImportResourceState"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const resource = findResource(connection, request.type_name, diagnostics);
  const imported_resources =
    resource === undefined ? [] : await importOne(connection, resource, request.id, diagnostics);
  return {
    imported_resources,
    diagnostics: diagnosticsToProto(connection.host, diagnostics, resource?.schema),
  };
};

async function importOne(
  connection: Connection,
  resource: Resource,
  id: string,
  diagnostics: Diagnostics,
): Promise<NonNullable<Response<"ImportResourceState">["imported_resources"]>> {
  if (resource.import === undefined) {
    diagnostics.error("Import not offered", `A ${resource.typeName} cannot be imported.`);
    return [];
  }
  const context = callContext(connection, diagnostics);
  if (context === undefined) {
    return [];
  }
  const privateState = new PrivateState();
  const outcome = await callProvider(
    connection.host,
    `Importing a ${resource.typeName}`,
    diagnostics,
    async () => {
      const state = await resource.import?.(
        {
          ...context,
          setPrivateState: (value) => {
            privateState.set(value);
          },
        },
        id,
      );
      return state ? encodeObject(resource.schema, knownState(fromState(state))) : null;
    },
  );
  if (!outcome.returned || outcome.value === null || diagnostics.hasErrors) {
    reportNothing(diagnostics, resource, quote(connection.host, id));
    return [];
  }
  return [{ type_name: resource.typeName, state: outcome.value, private: privateState.bytes }];
}

function reportNothing(diagnostics: Diagnostics, resource: Resource, quotedId: string): void {
  if (!diagnostics.hasErrors) {
    diagnostics.error(
      "Nothing to import",
      `There is no ${resource.typeName} with the id ${quotedId}. Check the id.`,
    );
  }
}
