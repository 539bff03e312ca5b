import type { ObjectValue } from "../../lib/plugin/values/value";
import type { Configuration, Move } from "./configuration";
import type { State } from "./state";

export type Action = "no-op" | "create" | "update" | "delete" | "replace";

/** What a plan shows for one resource, and what it keeps beside it. */
export interface PlannedChange {
  readonly address: string;
  readonly alias: string;
  readonly action: Action;
  /** Why it is replaced; null if it is not. */
  readonly because: "taint" | "request" | null;
  readonly before: ObjectValue | null;
  readonly after: ObjectValue | null;
  readonly private: Uint8Array;
  /** Summaries of the warnings that the plan gave about it: what a reviewer has read beside the change. */
  readonly warnings: readonly string[];
}

/** A plan as a plan file holds it: it can be applied at any later time. */
export interface Plan {
  readonly configuration: Configuration;
  readonly changes: ReadonlyMap<string, PlannedChange>;
  /** The state as the refresh found it. */
  readonly refreshed: State;
  /** Of the state that the plan was made from: a plan of another state is stale. */
  readonly serial: number;
}

export interface PlanOptions {
  /** @default true */
  readonly refresh?: boolean;
  /** Address of `-replace`. */
  readonly replace?: string;
  /** The `moved` blocks of the code. */
  readonly moves?: readonly Move[];
}
