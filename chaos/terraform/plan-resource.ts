import { isUnknown } from "../../lib/plugin";
import type { Schema } from "../../lib/plugin";
import { configurability } from "../../lib/plugin/schema/model";
import { shapeOf } from "../../lib/plugin/schema/shape";
import { sameValue } from "../../lib/plugin/values/compare";
import type { ObjectValue } from "../../lib/plugin/values/value";
import type { Action, PlannedChange } from "./change";
import { brokenLaw } from "./messages";
import { NOTHING } from "./resource-calls";
import type { Known, ResourceCalls } from "./resource-calls";
import type { Walk } from "./walk";

/** What Terraform knows about the object that it plans for. */
export interface PlanInput {
  readonly current: Known;
  readonly tainted: boolean;
  readonly config: ObjectValue;
  /** Whether `-replace` names it. */
  readonly replace: boolean;
}

/**
 * Plans one resource as Terraform does: a tainted object as if there were none; a replacement with a second call that
 * has no prior state, but the note that the first one left.
 */
export async function planResource(
  walk: Walk,
  calls: ResourceCalls,
  { current, tainted, config, replace }: PlanInput,
): Promise<PlannedChange> {
  const { schema } = calls;
  await calls.validate(config);
  const prior = tainted ? NOTHING : current;
  let planned = await calls.planned(prior, config);
  checkPlan(walk, calls, prior.values, config, planned.values);
  const action = actionOf(schema, prior.values, planned.values, replace);
  if (action === "replace") {
    planned = await calls.planned({ values: null, private: planned.private }, config);
  }
  const isTaintReplacement = action === "create" && tainted;
  return {
    address: calls.address,
    alias: calls.alias,
    action: isTaintReplacement ? "replace" : action,
    because: isTaintReplacement ? "taint" : action === "replace" ? "request" : null,
    before: isTaintReplacement ? current.values : prior.values,
    after: planned.values,
    private: planned.private,
    warnings: warningsAbout(walk, calls),
  };
}

export async function planDestruction(
  walk: Walk,
  calls: ResourceCalls,
  current: Known,
): Promise<PlannedChange> {
  const planned = await calls.planned(current, null);
  return {
    address: calls.address,
    alias: calls.alias,
    action: "delete",
    because: null,
    before: current.values,
    after: null,
    private: planned.private,
    warnings: warningsAbout(walk, calls),
  };
}

function warningsAbout({ messages }: Walk, { address }: ResourceCalls): readonly string[] {
  return messages.filter((message) => message.address === address).map(({ summary }) => summary);
}

function actionOf(
  schema: Schema,
  prior: ObjectValue | null,
  planned: ObjectValue | null,
  replace: boolean,
): Action {
  if (prior === null) {
    return "create";
  }
  if (replace) {
    return "replace";
  }
  return sameValue(shapeOf(schema), prior, planned) ? "no-op" : "update";
}

/** What is configured comes back as configured, or as it was; what is neither configured nor computed stays unset. */
function checkPlan(
  walk: Walk,
  { address, schema }: ResourceCalls,
  prior: ObjectValue | null,
  config: ObjectValue,
  planned: ObjectValue | null,
): void {
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const shape = shapeOf(schema).members[name];
    const [wanted, was, is] = [config[name] ?? null, prior?.[name] ?? null, planned?.[name] ?? null];
    const isFree = wanted === null && configurability(attribute).computed;
    const isKept = prior !== null && wanted !== null && sameValue(shape, was, is);
    if (!isFree && !isKept && !sameValue(shape, wanted, is) && !isUnknown(wanted)) {
      walk.fail(brokenLaw(address, "Provider produced invalid plan", `planned an invalid value for ${name}`));
    }
  }
}
