import { hasInvisible, safeText, WHOLE } from "../../rules";
import { ReadChange } from "./action";
import type { Action, Reader, Showing } from "./action";
import { ALL_KINDS } from "./kinds";
import type { Kind } from "./kinds";
import { leftOut } from "./left-out";
import type { LeftOut } from "./left-out";
import { passedLimits } from "./limits";
import type { Limits, PassedLimit } from "./limits";
import { Names } from "./names";
import { OWN_READERS } from "./own";
import type { Change, Plan } from "./plan";
import { leavesUnprotected, unguarded } from "./unguarded";
import type { Unguarded } from "./unguarded";
import { VENDOR_READERS } from "./vendor";

/** What a reviewer has to know about a plan. */
export interface Review {
  /** In the order of their kinds. */
  readonly actions: readonly Action[];
  readonly counts: Readonly<Record<Kind, number>>;
  /** Planning ended in an error: the plan cannot be applied, and what it leaves out was refused or not reached. */
  readonly errored: boolean;
  readonly leftOut: readonly LeftOut[];
  readonly unguarded: readonly Unguarded[];
  readonly passedLimits: readonly PassedLimit[];
  /** How many outputs change: nothing that anybody in the directory notices. */
  readonly outputs: number;
}

export interface ReviewOptions {
  readonly limits: Limits;
  readonly showAddresses: boolean;
}

/** Reads what a plan does, from its changes alone: nobody is asked. */
export function reviewOf(plan: Plan, { limits, showAddresses }: ReviewOptions): Review {
  const showing = { names: new Names(plan), changes: plan.changes, showAddresses };
  const actions = plan.changes
    .flatMap((change) => actionsOf(change, showing))
    .map((action) => fitToShow(action, showAddresses))
    .sort(byKind);
  const counts = countsOf(actions);
  const holes = unguarded(plan, showing.names);
  const fit = <T extends Located>(object: T): T => withFitAddress(object, showAddresses);
  return {
    actions,
    counts,
    errored: plan.errored,
    leftOut: leftOut(plan, showing.names).map(fit),
    unguarded: holes.map((hole) => ({ ...fit(hole), protection: fit({ address: hole.protection }).address })),
    passedLimits: passedLimits(actions, limits, holes.length),
    outputs: plan.outputs,
  };
}

/** Whether there is anything to review; outputs alone are not. */
export function isEmpty({ actions, errored, leftOut: objects }: Review): boolean {
  return actions.length === 0 && objects.length === 0 && !errored;
}

const READERS: Readonly<Record<string, Reader>> = { ...VENDOR_READERS, ...OWN_READERS };

function actionsOf(change: Change, showing: Showing): readonly Action[] {
  const read = new ReadChange(change, showing);
  return [...inTheCode(read), ...(isNoOp(change) ? [] : done(read))];
}

/** What happens to the object in code and state, whatever its type. */
function inTheCode(read: ReadChange): readonly Action[] {
  const { importId, previousAddress } = read.change;
  const subject = subjectOf(read);
  return [
    ...(importId === undefined
      ? []
      : [read.action("adoption", subject, `by its id, ${read.shown(importId)}`)]),
    ...(previousAddress === undefined
      ? []
      : [read.action("readdress", subject, `was ${read.shown(previousAddress)}`)]),
  ];
}

function done(read: ReadChange): readonly Action[] {
  const { type, actions } = read.change;
  if (actions.includes("forget")) {
    return [forgotten(read)];
  }
  const actionsRead = READERS[type]?.(read) ?? [unknownChange(read)];
  // A change that no reader has a word for is still one: never less than the plan.
  return actionsRead.length > 0 ? actionsRead : [read.action("record", subjectOf(read), changedNames(read))];
}

function forgotten(read: ReadChange): Action {
  return leavesUnprotected(read.change, read.showing.changes)
    ? read.action(
        "unprotection",
        subjectOf(read),
        "the protection alone is forgotten: a later plan can remove it",
      )
    : read.action("forget", subjectOf(read), "leaves the state, and is left as it is");
}

function unknownChange(read: ReadChange): Action {
  return read.action(
    "other",
    subjectOf(read),
    `${read.change.actions.join(" and ")} of ${read.shown(read.change.type)}`,
  );
}

function changedNames(read: ReadChange): string {
  const names = Object.keys({ ...read.before, ...read.after }).filter((name) => read.changesValue(name));
  return names.length === 0 ? "nothing that can be told" : names.map((name) => read.shown(name)).join(", ");
}

function subjectOf(read: ReadChange): Action["subject"] {
  const member = read.was("account_id") ?? read.willBe("account_id") ?? read.was("id") ?? null;
  return { what: "object", id: member, name: read.showing.names.of(member ?? undefined) ?? null };
}

/** Names are whatever somebody chose; that of an invited member is its logon address at first. */
function fitToShow(action: Action, showAddresses: boolean): Action {
  const { id, name, what } = action.subject;
  const isShown = name === null || (showAddresses && !hasInvisible(name));
  return {
    ...withFitAddress(action, showAddresses),
    subject: { what, id: id === null ? null : safeText(id), name: isShown ? name : safeText(name) },
  };
}

interface Located {
  readonly address: string;
}

/** The key of a `for_each` may be somebody's e-mail address. */
function withFitAddress<T extends Located>(object: T, showAddresses: boolean): T {
  const { address } = object;
  return showAddresses && !hasInvisible(address) ? object : { ...object, address: safeText(address, WHOLE) };
}

function isNoOp({ actions }: Change): boolean {
  return actions.every((action) => action === "no-op");
}

const RANK = Object.fromEntries(ALL_KINDS.map((kind, index) => [kind, index])) as Record<Kind, number>;

function byKind(one: Action, other: Action): number {
  return RANK[one.kind] - RANK[other.kind];
}

function countsOf(actions: readonly Action[]): Review["counts"] {
  const counts = Object.fromEntries(ALL_KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const { kind } of actions) {
    counts[kind] += 1;
  }
  return counts;
}
