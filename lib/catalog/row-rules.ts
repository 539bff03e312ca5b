import { quoted } from "../rules";
import type { RowValues } from "./declaration";

/** What a row's values say together that cannot be. */
export interface RowProblem {
  /** Of the value that is best changed. */
  readonly path: readonly string[];
  readonly problem: string;
}

/** What an invitation cannot bring along: it is the member's own until it has joined. */
const OF_MEMBERS: readonly (keyof RowValues)[] = ["displayName", "folder", "payerAccountId", "tags"];

/** A rule of its own each; undefined where it holds. */
type Check = (row: RowValues, environments: ReadonlyMap<string, unknown>) => RowProblem | undefined;

export function rowProblems(
  row: RowValues,
  environments: ReadonlyMap<string, unknown>,
): readonly RowProblem[] {
  const problems: RowProblem[] = [];
  for (const check of CHECKS) {
    const problem = check(row, environments);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

const CHECKS: readonly Check[] = [
  ({ environment }, environments) =>
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

  ...OF_MEMBERS.map(
    (name): Check =>
      (row) =>
        row.invitation !== undefined && row[name] !== undefined
          ? {
              path: [name],
              problem: `${name} goes with a member, not with an invitation: once the account has joined, write accountId in place of invitation`,
            }
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

  ({ promotion, invitation }) =>
    promotion !== undefined && invitation !== undefined
      ? {
          path: ["promotion"],
          problem: "promotion is for a member that was created, not for an invited account: delete it",
        }
      : undefined,

  ({ promotion, typeSwitch }) =>
    promotion !== undefined && typeSwitch !== undefined
      ? { path: ["typeSwitch"], problem: "typeSwitch and promotion undo each other: delete one" }
      : undefined,

  ({ removalPolicy, invitation }) =>
    removalPolicy === "ABANDON" && invitation === undefined
      ? {
          path: ["removalPolicy"],
          problem:
            'removalPolicy "ABANDON" is for invitations: a member is left in the cloud with MemberAccount.forget in the place of its row',
        }
      : undefined,
];

function known(environments: readonly string[]): string {
  return environments.length === 0
    ? "this catalog has no environments"
    : `write one of ${environments.join(", ")}, or add it to environments`;
}
