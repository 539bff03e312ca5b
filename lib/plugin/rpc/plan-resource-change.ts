import { Diagnostics } from "../diagnostics";
import { planFromProposal } from "../plan/propose";
import { replacedAttributes } from "../plan/requires-replace";
import type { PlanContext, Resource } from "../resource";
import { decodeObject, encodeObject } from "../values/dynamic-value";
import { PrivateState } from "../values/private-state";
import { copyValue } from "../values/value";
import type { ObjectValue } from "../values/value";
import type { Request, Response } from "../wire/messages";
import type { Connection } from "./connection";
import { diagnosticsToProto, pathToProto } from "./diagnostics-to-proto";
import { callProvider } from "./provider-call";
import { callContext, findResource } from "./rpc";
import type { Rpc } from "./rpc";
import { refuseMissing } from "./validate-attributes";

export const planResourceChange: Rpc<"PlanResourceChange"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const resource = findResource(connection, request.type_name, diagnostics);
  const call = callContext(connection, diagnostics);
  if (resource === undefined || call === undefined) {
    return { diagnostics: diagnosticsToProto(connection.host, diagnostics, undefined) };
  }
  const privateState = new PrivateState(request.prior_private);
  const change = decodeChange(resource, request);
  const context: PlanContext<unknown, unknown> = {
    ...call,
    // Terraform says so by the private state alone, which it sends back from the plan of the update that came first.
    replaces: change.prior === null && privateState.isThere,
    untilOtherCallsCame: () => connection.calls.untilOthersCame(),
    privateState: privateState.value,
    setPrivateState: (value) => {
      privateState.set(value);
    },
  };
  // Terraform has it validated with what is known before a plan. What is known only in apply comes here first.
  if (change.proposed !== null && !refuseMissing(resource.schema, change.config, diagnostics, change.prior)) {
    return { diagnostics: diagnosticsToProto(connection.host, diagnostics, resource.schema) };
  }
  const outcome = await callProvider(
    connection.host,
    `Planning a ${resource.typeName}`,
    diagnostics,
    async () => planToProto(resource, change, await planChange(connection, resource, context, change)),
  );
  return {
    ...(outcome.returned
      ? {
          ...outcome.value,
          planned_private: isUpdate(change) ? privateState.presentBytes : privateState.bytes,
        }
      : {}),
    legacy_type_system: connection.host.provider.legacyTypeSystem,
    diagnostics: diagnosticsToProto(connection.host, diagnostics, resource.schema),
  };
};

function isUpdate({ prior, proposed }: Change): boolean {
  return prior !== null && proposed !== null;
}

interface Change {
  readonly prior: ObjectValue | null;
  readonly proposed: ObjectValue | null;
  readonly config: ObjectValue;
}

function decodeChange({ schema }: Resource, request: Request<"PlanResourceChange">): Change {
  return {
    prior: decodeObject(schema, request.prior_state),
    proposed: decodeObject(schema, request.proposed_new_state),
    config: decodeObject(schema, request.config) ?? {},
  };
}

/** The planned object; null for a destruction. */
async function planChange(
  { createdTypes }: Connection,
  resource: Resource,
  context: PlanContext<unknown, unknown>,
  { prior, proposed, config }: Change,
): Promise<ObjectValue | null> {
  if (proposed === null) {
    if (prior !== null) {
      // An apply plans the end of no object but one that was replaced, with create_before_destroy.
      const plan = createdTypes.has(resource.typeName) ? "planRelease" : "planDestroy";
      await resource[plan]?.(context, copyValue(prior));
    }
    return null;
  }
  const planned = planFromProposal(resource.schema, proposed, config, prior);
  if (prior === null) {
    await resource.planCreate?.(context, planned, config);
  } else {
    await resource.planUpdate?.(context, planned, copyValue(prior), config);
  }
  return planned;
}

function planToProto(
  { schema }: Resource,
  { prior }: Change,
  planned: ObjectValue | null,
): Response<"PlanResourceChange"> {
  const replaced = prior === null || planned === null ? [] : replacedAttributes(schema, prior, planned);
  return {
    planned_state: encodeObject(schema, planned),
    requires_replace: replaced.map((path) => pathToProto(schema, path)),
  };
}
