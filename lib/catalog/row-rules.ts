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

type Check = (row: RowValues, environments: readonly string[]) => readonly RowProblem[];

export const rowProblems: Check = (row, environments) => CHECKS.flatMap((check) => check(row, environments));

const CHECKS: readonly Check[] = [
  ({ environment }, environments) =>
    environment === undefined || environments.includes(environment)
      ? []
      : [
          {
            path: ["environment"],
            problem: `environment ${quoted(environment)} is not declared: ${known(environments)}`,
          },
        ],

  (row) =>
    "displayName" in row || "invitation" in row
      ? []
      : [{ path: [], problem: "a member has neither displayName nor invitation: write one" }],

  (row) =>
    row.invitation === undefined
      ? []
      : OF_MEMBERS.filter((name) => row[name] !== undefined).map((name) => ({
          path: [name],
          problem: `${name} goes with a member, not with an invitation: once the account has joined, write accountId in place of invitation`,
        })),

  ({ accountId, invitation }) =>
    accountId === undefined || invitation === undefined
      ? []
      : [
          {
            path: ["accountId"],
            problem: "accountId is of a member, and invitation of an account that is none: delete one",
          },
        ],

  ({ acceptance, invitation }) =>
    acceptance === undefined || invitation !== undefined
      ? []
      : [{ path: ["acceptance"], problem: "acceptance goes with an invitation: write one, or delete it" }],

  ({ promotion, invitation }) =>
    promotion === undefined || invitation === undefined
      ? []
      : [
          {
            path: ["promotion"],
            problem: "promotion is for a member that was created, not for an invited account: delete it",
          },
        ],

  ({ promotion, typeSwitch }) =>
    promotion === undefined || typeSwitch === undefined
      ? []
      : [{ path: ["typeSwitch"], problem: "typeSwitch and promotion undo each other: delete one" }],

  ({ removalPolicy, invitation }) =>
    removalPolicy !== "ABANDON" || invitation !== undefined
      ? []
      : [
          {
            path: ["removalPolicy"],
            problem:
              'removalPolicy "ABANDON" is for invitations: a member is left in the cloud with MemberAccount.forget in the place of its row',
          },
        ],
];

function known(environments: readonly string[]): string {
  return environments.length === 0
    ? "this catalog has no environments"
    : `write one of ${environments.join(", ")}, or add it to environments`;
}
