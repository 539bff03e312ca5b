import { isRecord, listOf, recordOf, textOf } from "./json";

/** The attributes of an object, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** What a plan does to one resource. */
export interface PlannedChange {
  readonly address: string;
  /** `["create"]`, `["update"]`, `["delete"]`, `["delete", "create"]`, `["create", "delete"]` or `["forget"]`. */
  readonly actions: readonly string[];
  /** Null for a create. */
  readonly before: Values | null;
  /** Null for a delete. Attributes known only after apply are missing. */
  readonly after: Values | null;
  /** True for every attribute that is known only after apply. */
  readonly afterUnknown: Values;
  /** Paths of the attributes that force a replacement. */
  readonly replacePaths: readonly (readonly (string | number)[])[];
}

export interface PlanDetails {
  /** By address; resources without a change are left out. */
  readonly changes: Readonly<Record<string, PlannedChange>>;
  /** By address: what refresh found changed outside Terraform. */
  readonly drift: Readonly<Record<string, PlannedChange>>;
  /** The id by which each object is imported, by address. */
  readonly imports: Readonly<Record<string, string>>;
  /** The address that each object had before, by its address now; also of one that changes besides. */
  readonly moves: Readonly<Record<string, string>>;
  /** Whether an output changes. */
  readonly outputsChange: boolean;
}

export const NO_DETAILS: PlanDetails = {
  changes: {},
  drift: {},
  imports: {},
  moves: {},
  outputsChange: false,
};

/** Reads `terraform show -json` of a saved plan. */
export function readPlan(json: string): PlanDetails {
  const value: unknown = JSON.parse(json);
  const plan = recordOf(value);
  return {
    changes: byAddress(plan.resource_changes),
    drift: byAddress(plan.resource_drift),
    imports: textsByAddress(plan.resource_changes, ({ change }) => recordOf(recordOf(change).importing).id),
    moves: textsByAddress(plan.resource_changes, (entry) => entry.previous_address),
    outputsChange: Object.values(recordOf(plan.output_changes)).some(
      (change) => !isNoOp(actionsOf(recordOf(change))),
    ),
  };
}

function byAddress(list: unknown): Readonly<Record<string, PlannedChange>> {
  const changes = listOf(list).filter(isRecord).map(changeOf);
  return Object.fromEntries(
    changes.filter(({ actions }) => !isNoOp(actions)).map((change) => [change.address, change]),
  );
}

function textsByAddress(list: unknown, textIn: (entry: Values) => unknown): Readonly<Record<string, string>> {
  const entries = listOf(list).filter(isRecord);
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const text = textOf(textIn(entry));
      return text === null ? [] : [[textOf(entry.address) ?? "", text] as const];
    }),
  );
}

function changeOf(entry: Values): PlannedChange {
  const change = recordOf(entry.change);
  return {
    address: textOf(entry.address) ?? "",
    actions: actionsOf(change),
    before: isRecord(change.before) ? change.before : null,
    after: isRecord(change.after) ? change.after : null,
    afterUnknown: recordOf(change.after_unknown),
    replacePaths: listOf(change.replace_paths).map(pathOf),
  };
}

function actionsOf(change: Values): readonly string[] {
  return listOf(change.actions).filter((action): action is string => typeof action === "string");
}

function isNoOp(actions: readonly string[]): boolean {
  return actions.every((action) => action === "no-op");
}

function pathOf(path: unknown): readonly (string | number)[] {
  return listOf(path).filter(
    (step): step is string | number => typeof step === "string" || typeof step === "number",
  );
}
