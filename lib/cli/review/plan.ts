import { isRecord, recordOf, textOf } from "../json";
import { objectsIn, recordsIn } from "../state-objects";
import type { StateObject, Values } from "../state-objects";

/** What a plan does to one object. */
export interface Change {
  readonly address: string;
  readonly type: string;
  /** As Terraform has them: `["update"]`, `["delete", "create"]`, `["forget"]` for example. */
  readonly actions: readonly string[];
  /** What is in state, as the refresh of this plan has found it; null for a create. */
  readonly before: Values | null;
  /** Null for a delete. What is known only after apply is missing. */
  readonly after: Values | null;
  /** True for what is known only after apply. */
  readonly unknown: Values;
  /** True for what the code marks as sensitive. */
  readonly sensitive: Values;
  /** The id that it is imported by. */
  readonly importId: string | undefined;
  /** Where it stood before, if a `moved` block has said so. */
  readonly previousAddress: string | undefined;
  /** Why Terraform replaces or deletes it, `replace_because_tainted` for one. */
  readonly reason: string | undefined;
}

/** A resource block of the configuration. */
export interface Block {
  /** Without the keys of `count` and `for_each`. */
  readonly address: string;
  readonly type: string;
  /** Addresses, in the same module, that an argument refers to; by argument. */
  readonly references: Readonly<Record<string, readonly string[]>>;
}

/** A saved plan, as `terraform show -json` prints it. */
export interface Plan {
  readonly changes: readonly Change[];
  readonly state: readonly StateObject[];
  readonly blocks: readonly Block[];
  /** Planning ended in an error: such a plan cannot be applied. */
  readonly errored: boolean;
  /** False if `-target` or an error left something out; null if Terraform does not say (before 1.8). */
  readonly complete: boolean | null;
  /** How many outputs it changes. */
  readonly outputs: number;
}

/** @throws Error for people, if this is not the JSON of a plan */
export function readPlan(text: string, name: string): Plan {
  const json = recordOf(parsed(text, name));
  if (isRecord(json.values) && json.resource_changes === undefined && json.planned_values === undefined) {
    throw new Error(`${name} is a state, not a plan. ${HOW_TO_WRITE}`);
  }
  const version = textOf(json.format_version);
  if (version === undefined || json.planned_values === undefined) {
    throw new Error(`${name} is no plan. ${HOW_TO_WRITE}`);
  }
  if (!version.startsWith("1.")) {
    throw new Error(
      `${name} has the format version ${version}; this command reads 1.x. Use a newer version of it.`,
    );
  }
  const state = objectsIn(recordOf(recordOf(json.prior_state).values).root_module);
  return {
    changes: changesIn(json.resource_changes, new Map(state.map((each) => [each.address, each.values]))),
    state,
    blocks: blocksIn(recordOf(json.configuration).root_module, ""),
    errored: json.errored === true,
    complete: typeof json.complete === "boolean" ? json.complete : null,
    outputs: Object.values(recordOf(json.output_changes)).filter((each) => !isNoOp(actionsOf(recordOf(each))))
      .length,
  };
}

/** An address without the keys of `count` and `for_each`. */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}

const HOW_TO_WRITE =
  'Write it with "terraform plan -out=plan.tfplan" and "terraform show -json plan.tfplan > plan.json".';

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${name} is not JSON. ${HOW_TO_WRITE}`);
  }
}

/**
 * Terraform plans the deletion of a block that left the code from the state as it was written last; what the refresh has
 * found since stands beside the plan, and the provider decides by it.
 */
function changesIn(list: unknown, refreshed: ReadonlyMap<string, Values>): readonly Change[] {
  return recordsIn(list)
    .filter(({ mode }) => mode === "managed")
    .map((entry) => {
      const change = recordOf(entry.change);
      const address = textOf(entry.address) ?? "";
      const before = isRecord(change.before) ? change.before : null;
      // A deposed object is not the one that state holds at this address.
      const current = entry.deposed === undefined ? refreshed.get(address) : undefined;
      return {
        address,
        type: textOf(entry.type) ?? "",
        actions: actionsOf(change),
        before: before === null ? null : { ...before, ...(isDelete(change) ? current : undefined) },
        after: isRecord(change.after) ? change.after : null,
        unknown: recordOf(change.after_unknown),
        sensitive: { ...recordOf(change.before_sensitive), ...recordOf(change.after_sensitive) },
        importId: textOf(recordOf(change.importing).id),
        previousAddress: textOf(entry.previous_address),
        reason: textOf(entry.action_reason),
      };
    });
}

function isDelete(change: Values): boolean {
  return change.after === null;
}

function blocksIn(module: unknown, prefix: string): readonly Block[] {
  const { resources, module_calls: calls } = recordOf(module);
  return [
    ...recordsIn(resources)
      .filter(({ mode }) => mode === "managed")
      .map(({ address, type, expressions }) => ({
        address: `${prefix}${textOf(address) ?? ""}`,
        type: textOf(type) ?? "",
        references: referencesIn(recordOf(expressions), prefix),
      })),
    ...Object.entries(recordOf(calls)).flatMap(([name, call]) =>
      blocksIn(recordOf(call).module, `${prefix}module.${name}.`),
    ),
  ];
}

function referencesIn(expressions: Values, prefix: string): Block["references"] {
  return Object.fromEntries(
    Object.entries(expressions).map(([argument, expression]) => {
      const { references } = recordOf(expression);
      const names = Array.isArray(references) ? references.flatMap((each) => textOf(each) ?? []) : [];
      return [argument, names.map((name) => prefix + name)];
    }),
  );
}

function actionsOf({ actions }: Values): readonly string[] {
  return Array.isArray(actions) ? actions.flatMap((action) => textOf(action) ?? []) : [];
}

function isNoOp(actions: readonly string[]): boolean {
  return actions.every((action) => action === "no-op");
}
