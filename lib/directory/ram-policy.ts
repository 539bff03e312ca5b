import { ramActionOf, type Operation } from "./operations";

/** A policy of RAM, as its console and API take it. */
export interface RamPolicy {
  readonly Version: "1";
  readonly Statement: readonly RamStatement[];
}

export interface RamStatement {
  readonly Effect: "Allow";
  /** Sorted. */
  readonly Action: readonly string[];
  readonly Resource: "*";
}

/**
 * The smallest policy that allows these operations. Resources are not narrowed down: for the promotion family the
 * service grants on `*` only, and for most others it documents no resource (API pages, "Authorization information").
 */
export function ramPolicyFor(operations: Iterable<Operation>): RamPolicy {
  const actions = [...new Set(operations)].map(ramActionOf).sort();
  return { Version: "1", Statement: actions.length === 0 ? [] : [allow(actions)] };
}

function allow(actions: readonly string[]): RamStatement {
  return { Effect: "Allow", Action: actions, Resource: "*" };
}
