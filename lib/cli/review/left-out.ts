import type { Names } from "./names";
import type { StateObject } from "../state-objects";
import type { Plan } from "./plan";
import { withoutKeys } from "./plan";

/** Something that state or code has and the plan says nothing about. */
export interface LeftOut {
  readonly address: string;
  /** What it is called, where that is known. */
  readonly name: string | null;
  /** `protected`: an object in state whose removal policy refuses what a plan with an error may have tried. */
  readonly why: "left out" | "refused or not reached" | "protected";
}

/** A plan names every object, also one that it leaves as it is: what it does not name was left out. */
export function leftOut(plan: Plan, names: Names): readonly LeftOut[] {
  const planned = new Set(plan.changes.map(({ address }) => address));
  const moved = new Set(plan.changes.flatMap(({ previousAddress }) => previousAddress ?? []));
  const objects = plan.state.filter(({ address }) => !planned.has(address) && !moved.has(address));
  const why: LeftOut["why"] = plan.errored ? "refused or not reached" : "left out";
  return [
    ...objects.map((object): LeftOut => ({
      address: object.address,
      name: nameOf(object, names),
      why: plan.errored && isProtected(object) ? "protected" : why,
    })),
    ...blocksLeftOut(plan, objects).map((address): LeftOut => ({ address, name: null, why })),
  ];
}

/** A block may stand for no object at all; only a plan that says it is incomplete has left one out. */
function blocksLeftOut(plan: Plan, objects: readonly StateObject[]): readonly string[] {
  if (plan.complete !== false) {
    return [];
  }
  const known = new Set([...plan.changes, ...objects].map(({ address }) => withoutKeys(address)));
  return plan.blocks.map(({ address }) => address).filter((address) => !known.has(address));
}

function isProtected({ values }: StateObject): boolean {
  return values.removal_policy === "PROTECT";
}

function nameOf({ values }: StateObject, names: Names): string | null {
  const ids = [values.account_id, values.id, values.folder_id, values.target];
  return ids.flatMap((id) => (typeof id === "string" ? (names.of(id) ?? []) : []))[0] ?? null;
}
