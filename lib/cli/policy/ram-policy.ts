/** A policy of RAM, as its console and API take it. */
export interface RamPolicy {
  readonly Version: "1";
  /** Empty if nothing is called: then no policy is needed, and RAM takes none without a statement. */
  readonly Statement: readonly RamStatement[];
}

export interface RamStatement {
  readonly Effect: "Allow";
  /** Sorted. */
  readonly Action: readonly string[];
  readonly Resource: "*";
}

/**
 * The smallest policy that allows these RAM actions. Resources are not narrowed down: for the promotion family the
 * service grants on `*` only, and for most others it documents no resource (API pages, "Authorization information").
 */
export function ramPolicyFor(actions: Iterable<string>): RamPolicy {
  const sorted = [...new Set(actions)].sort();
  return { Version: "1", Statement: sorted.length === 0 ? [] : [allow(sorted)] };
}

function allow(actions: readonly string[]): RamStatement {
  return { Effect: "Allow", Action: actions, Resource: "*" };
}
