import { Diagnostics } from "../diagnostics";
import type { AttributePath } from "../diagnostics";
import { planFromProposal } from "../plan/propose";
import { replacedAttributes } from "../plan/requires-replace";
import type { PlanContext, Resource } from "../resource";
import { decodeObject, encodeObject } from "../values/dynamic-value";
import { PrivateNote } from "../values/private-note";
import type { ObjectValue } from "../values/value";
import type { Request, Response } from "../wire/terraform-messages";
import { callAuthor } from "./author-call";
import { asConfig, asPlan, asState } from "./author-values";
import type { Connection } from "./connection";
import { diagnosticsToProto, pathToProto } from "./diagnostics-to-proto";
import { callContext, findResource } from "./rpc";
import type { Rpc } from "./rpc";

export const planResourceChange: Rpc<"PlanResourceChange"> = async (connection, request) => {
  const diagnostics = new Diagnostics();
  const resource = findResource(connection, request.type_name, diagnostics);
  const call = callContext(connection, diagnostics);
  if (resource === undefined || call === undefined) {
    return { diagnostics: diagnosticsToProto(diagnostics, undefined) };
  }
  const note = new PrivateNote(request.prior_private);
  const required: AttributePath[] = [];
  const context: PlanContext<unknown, unknown> = {
    ...call,
    private: note.value,
    setPrivate: (value) => note.set(value),
    requireReplace: (path) => required.push(path),
  };
  const change = decodeChange(resource, request);
  const plan = await planChange(connection, resource, context, change);
  return {
    ...planToProto(resource, change, plan, required),
    planned_private: note.bytes,
    diagnostics: diagnosticsToProto(diagnostics, resource.schema),
  };
};

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
  { host }: Connection,
  resource: Resource,
  context: PlanContext<unknown, unknown>,
  { prior, proposed, config }: Change,
): Promise<ObjectValue | null> {
  const subject = `Planning a ${resource.typeName}`;
  if (proposed === null) {
    if (prior !== null) {
      await callAuthor(host, subject, context.diagnostics, () =>
        resource.planDestroy?.(context, asState(prior)),
      );
    }
    return null;
  }
  const planned = planFromProposal(resource.schema, proposed, config, prior);
  await callAuthor(host, subject, context.diagnostics, () =>
    prior === null
      ? resource.planCreate?.(context, asPlan(planned), asConfig(config))
      : resource.planUpdate?.(context, asPlan(planned), asState(prior), asConfig(config)),
  );
  return planned;
}

function planToProto(
  { schema }: Resource,
  { prior }: Change,
  planned: ObjectValue | null,
  required: readonly AttributePath[],
): Response<"PlanResourceChange"> {
  const replaced =
    prior === null || planned === null ? [] : [...replacedAttributes(schema, prior, planned), ...required];
  return {
    planned_state: encodeObject(schema, planned),
    requires_replace: replaced.map((path) => pathToProto(schema, path)),
  };
}
