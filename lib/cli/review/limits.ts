import { quoted } from "../../rules";
import type { Option } from "../command";
import { UsageError } from "../errors";
import type { Action } from "./action";
import { KINDS } from "./kinds";
import type { Kind } from "./kinds";

/** What changes neither the directory nor who is protected is not limited. */
type LimitedKind = Exclude<Kind, "adoption" | "readdress" | "forget" | "record">;

/** How many of a kind a plan may hold; undefined: any number. */
export type Limits = Readonly<Partial<Record<LimitedKind, number>>>;

/** A limit that a plan passes. */
export interface PassedLimit {
  /** Of the option, or `protection` for what no option allows. */
  readonly limit: string;
  readonly allowed: number;
  readonly count: number;
}

/** The option that limits a kind, as it stands behind `--`. */
const OPTION_OF: Readonly<Record<LimitedKind, string>> = {
  deletion: "max-deletions",
  removal: "max-removals",
  unprotection: "max-unprotections",
  cancellation: "max-cancellations",
  mail: "max-mails",
  invitation: "max-invitations",
  acceptance: "max-acceptances",
  switch: "max-switches",
  creation: "max-creations",
  move: "max-moves",
  rename: "max-renames",
  payer: "max-payers",
  retag: "max-retags",
  other: "max-others",
};

const LIMITED = Object.keys(OPTION_OF) as readonly LimitedKind[];

/** The options for the command. */
export const LIMIT_OPTIONS: Readonly<Record<string, Option & { readonly value: string }>> =
  Object.fromEntries(
    LIMITED.map((kind) => [OPTION_OF[kind], { value: "N", about: `at most N ${KINDS[kind].limit}` }]),
  );

/** The limits of a command line. @throws UsageError for what is no number */
export function limitsOf(values: Readonly<Record<string, unknown>>): Limits {
  return Object.fromEntries(
    LIMITED.flatMap((kind) => {
      const value = values[OPTION_OF[kind]];
      return typeof value === "string" ? [[kind, wholeNumber(OPTION_OF[kind], value)]] : [];
    }),
  );
}

/** What a plan does more of than it may. What may happen counts like what will. */
export function passedLimits(
  actions: readonly Action[],
  limits: Limits,
  unguarded: number,
): readonly PassedLimit[] {
  const passed = LIMITED.flatMap((kind) => {
    const allowed = limits[kind];
    const count = actions.filter((action) => countsAs(kind, action)).length;
    return allowed !== undefined && count > allowed ? [{ limit: OPTION_OF[kind], allowed, count }] : [];
  });
  return unguarded === 0 ? passed : [{ limit: "protection", allowed: 0, count: unguarded }, ...passed];
}

/** A member that is deleted leaves the directory like one that is removed: the provider's own limits count so, too. */
function countsAs(kind: Kind, action: Action): boolean {
  return (
    action.kind === kind ||
    (kind === "removal" && action.kind === "deletion" && action.subject.what === "member")
  );
}

function wholeNumber(option: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) {
    throw new UsageError(`--${option} is a whole number from 0 up: got ${quoted(value)}.`);
  }
  return Number(value);
}
