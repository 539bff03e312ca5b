import { quoted } from "../rules";
import type { Defaults, RowValues } from "./declaration";

/** What a row's values say together that cannot be. */
export interface RowProblem {
  /** Of the value that is best changed. */
  readonly path: readonly string[];
  readonly problem: string;
}

/** What stands for the members: what one kind of resource cannot do is refused. */
export type MemberKind = "alicloud" | "resourcedirectory";

/** What a row is held to beside its own values. */
export interface Surroundings {
  readonly environments: ReadonlyMap<string, unknown>;
  /** Undefined where it is not known, as on a command line. */
  readonly kind: MemberKind | undefined;
}

/** Whoever joins by invitation has a name and an address of its own, and is not the directory's to delete. */
const OF_CREATED = [
  "accountNamePrefix",
  "resellAccountType",
  "adopt",
  "abandonableCheckIds",
  "promotion",
  "accountEmail",
] as const;

/** What the vendor's resource cannot do. */
const OF_OWN_RESOURCE = ["adopt", "abandonableCheckIds"] as const;

export const NEEDS_OWN_RESOURCE =
  "needs the provider's own resource: delete it, or have the ResourceDirectory say members: MemberResource.RESOURCE_DIRECTORY, above the catalog";

/** A rule of its own each; undefined where it holds. */
type Check = (row: RowValues, surroundings: Surroundings) => RowProblem | undefined;

export function rowProblems(row: RowValues, surroundings: Surroundings): readonly RowProblem[] {
  const problems: RowProblem[] = [];
  for (const check of CHECKS) {
    const problem = check(row, surroundings);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

const CHECKS: readonly Check[] = [
  ({ environment }, { environments }) =>
    environment !== undefined && !environments.has(environment)
      ? {
          path: ["environment"],
          problem: `environment ${quoted(environment)} is not declared: ${known([...environments.keys()])}`,
        }
      : undefined,

  (row) =>
    "displayName" in row || "invitation" in row
      ? undefined
      : { path: [], problem: "a member has neither displayName nor invitation: write one" },

  ...OF_CREATED.map(
    (name): Check =>
      (row) =>
        row.invitation !== undefined && row[name] !== undefined
          ? {
              path: [name],
              problem: `${name} is for a member that was created here, not for an invited account: delete it`,
            }
          : undefined,
  ),

  ...OF_OWN_RESOURCE.map(
    (name): Check =>
      (row, { kind }) =>
        kind === "alicloud" && row.invitation === undefined && row[name] !== undefined
          ? { path: [name], problem: `${name} ${NEEDS_OWN_RESOURCE}` }
          : undefined,
  ),

  ({ accountId, invitation }) =>
    accountId !== undefined && invitation !== undefined
      ? {
          path: ["accountId"],
          problem: "accountId is of a member, and invitation of an account that is none: delete one",
        }
      : undefined,

  ({ acceptance, invitation }) =>
    acceptance !== undefined && invitation === undefined
      ? { path: ["acceptance"], problem: "acceptance goes with an invitation: write one, or delete it" }
      : undefined,

  ({ promotion, typeSwitch }) =>
    promotion !== undefined && typeSwitch !== undefined
      ? { path: ["typeSwitch"], problem: "typeSwitch and promotion undo each other: delete one" }
      : undefined,

  ({ removalPolicy, invitation }, { kind }) =>
    kind === "alicloud" && removalPolicy === "ABANDON" && invitation === undefined
      ? {
          path: ["removalPolicy"],
          problem: `removalPolicy "ABANDON" of a member ${NEEDS_OWN_RESOURCE}; without, a member is left in the cloud with MemberAccount.forget in the place of its row`,
        }
      : undefined,
];

/** Said once where it stands, and not in every row that it reaches. */
export function defaultsProblem(
  { removalPolicy }: Defaults,
  kind: MemberKind | undefined,
): RowProblem | undefined {
  return kind === "alicloud" && removalPolicy === "ABANDON"
    ? {
        path: ["removalPolicy"],
        problem: `removalPolicy "ABANDON" as a default ${NEEDS_OWN_RESOURCE}, or write it in the rows of invitations`,
      }
    : undefined;
}

function known(environments: readonly string[]): string {
  return environments.length === 0
    ? "this catalog has no environments"
    : `write one of ${environments.join(", ")}, or add it to environments`;
}
