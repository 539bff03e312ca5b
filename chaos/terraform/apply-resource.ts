import { shapeOf } from "../../lib/plugin/schema/shape";
import { fulfils } from "../../lib/plugin/values/compare";
import type { ObjectValue } from "../../lib/plugin/values/value";
import type { PlannedChange } from "./change";
import { brokenLaw, fromProvider, hasErrors, noAnswer } from "./messages";
import type { Message } from "./messages";
import { PluginDied } from "./plugin-process";
import type { Known, ResourceCalls } from "./resource-calls";
import type { StoredObject } from "./state";

/** What is in state after an apply, and what was said. */
export interface Applied {
  readonly object: StoredObject | null;
  readonly messages: readonly Message[];
}

/**
 * Applies one planned change and decides what is stored, as Terraform does: without an answer, the attributes as they
 * were but not the note; a failed creation that left something behind is tainted; a failed deletion leaves all as it was.
 */
export async function applyChange(
  calls: ResourceCalls,
  change: PlannedChange,
  config: ObjectValue | null,
  stored: StoredObject | null,
  dependencies: readonly string[],
): Promise<Applied> {
  const { result, messages } = await answerTo(calls, change, config);
  const all = hasErrors(messages) ? messages : [...messages, ...brokenPromises(calls, change, result)];
  if (!hasErrors(all)) {
    const object = result.values === null ? null : ready(calls, result, dependencies);
    return { object, messages: all };
  }
  if (result.values === null) {
    return { object: stored, messages: all };
  }
  const tainted = change.action === "create" || (stored?.tainted ?? false);
  return { object: { ...ready(calls, result, dependencies), tainted }, messages: all };
}

function ready(
  { alias }: ResourceCalls,
  { values, private: note }: Known,
  dependencies: readonly string[],
): StoredObject {
  return { alias, values: values ?? {}, private: note, tainted: false, dependencies };
}

async function answerTo(
  calls: ResourceCalls,
  change: PlannedChange,
  config: ObjectValue | null,
): Promise<{ readonly result: Known; readonly messages: readonly Message[] }> {
  try {
    const { diagnostics, ...result } = await calls.applied(change, config);
    return { result, messages: fromProvider(calls.address, diagnostics) };
  } catch (error) {
    if (!(error instanceof PluginDied)) throw error;
    const values = change.after === null ? null : change.before;
    return { result: { values, private: new Uint8Array() }, messages: [noAnswer(calls.address)] };
  }
}

function brokenPromises(
  { address, schema }: ResourceCalls,
  { action, after }: PlannedChange,
  { values }: Known,
): readonly Message[] {
  const isWrongKind = (action === "delete") !== (values === null);
  if (isWrongKind || (after !== null && !fulfils(shapeOf(schema), after, values ?? undefined))) {
    return [brokenLaw(address, "Provider produced inconsistent result after apply", "")];
  }
  return [];
}
