import { Diagnostics } from "../diagnostics";
import type { Schema } from "../schema/model";
import type { Request, Response, RpcName } from "../wire/messages";
import { allRpcs } from "./all-rpcs";
import type { Connection } from "./connection";
import { diagnosticsToProto } from "./diagnostics-to-proto";
import { reportThrown } from "./provider-call";

/** Calls that say nothing to a plan, and may last for hours. */
const UNCOUNTED: ReadonlySet<RpcName> = new Set(["ApplyResourceChange", "StopProvider"]);

/** Answers one call. Whatever is thrown on the way becomes an error that Terraform shows, not a broken connection. */
export async function answer<Name extends RpcName>(
  connection: Connection,
  name: Name,
  request: Request<Name>,
): Promise<Response<Name>> {
  const { log } = connection.host;
  log.trace(`${name} begins`, subjectOf(request));
  try {
    return await (UNCOUNTED.has(name)
      ? allRpcs[name](connection, request)
      : connection.calls.during(() => allRpcs[name](connection, request)));
  } catch (thrown) {
    const diagnostics = new Diagnostics();
    reportThrown(connection.host, `Answering ${name}`, diagnostics, thrown);
    // Every answer has diagnostics, save that of StopProvider, which ignores the field.
    const failure: { diagnostics: unknown } = {
      diagnostics: diagnosticsToProto(connection.host, diagnostics, schemaOf(connection, name, request)),
    };
    return failure as Response<Name>;
  } finally {
    log.trace(`${name} ends`, subjectOf(request));
  }
}

/** What the request was about, for the paths of messages. */
function schemaOf({ host }: Connection, name: RpcName, request: object): Schema | undefined {
  if (!("type_name" in request)) {
    return host.provider.schema;
  }
  const ofDataSource = name === "ReadDataSource" || name === "ValidateDataResourceConfig";
  const types = ofDataSource ? host.dataSources : host.resources;
  return types.get(String(request.type_name))?.schema;
}

function subjectOf(request: object): { readonly resource?: unknown } {
  return "type_name" in request ? { resource: request.type_name } : {};
}
