import { isWrite as isWriteOf } from "../../lib/directory/calls/operations";
import type { Operation } from "../../lib/directory";
import type { LoggedRequest } from "../../lib/testing";
import type { Question } from "../terraform/walk";

/** A write of ours that the directory has carried out. */
export interface Write {
  readonly operation: Operation;
  readonly parameters: LoggedRequest["parameters"];
  /** What Terraform had asked for when it was made. */
  readonly question: Question;
}

export function isWrite({ operation, parameters }: Pick<LoggedRequest, "operation" | "parameters">): boolean {
  return isWriteOf({ operation: operation as Operation, isDryRun: parameters["DryRun"] === "true" });
}

const DESTRUCTIVE: readonly string[] = [
  "CancelPromoteResourceAccount",
  "CancelChangeAccountEmail",
  "CancelHandshake",
  "RemoveCloudAccount",
  "DeleteAccount",
  "DeleteFolder",
  "UpdateAccount",
];

export function isDestructive({ operation }: Write): boolean {
  return DESTRUCTIVE.includes(operation);
}

/** Whether it is what explains why a member was modified. */
export function isRenameMoveOrSwitch({ operation, parameters }: Write): boolean {
  return (
    operation === "MoveAccount" ||
    ["NewDisplayName", "NewAccountType"].some((name) => parameters[name] !== undefined)
  );
}

const FURTHER_MAILS: readonly string[] = ["ResendPromoteResourceAccountEmail", "RetryChangeAccountEmail"];
const MAILS: readonly string[] = ["PromoteResourceAccount", "ChangeAccountEmail", ...FURTHER_MAILS];

/** Whether it sends once more what is under way already. */
export function isFurtherMail({ operation }: Write): boolean {
  return FURTHER_MAILS.includes(operation);
}

/** Whether it takes back a mail that waits for its person. */
export function isMailCancellation(operation: string): boolean {
  return operation === "CancelPromoteResourceAccount" || operation === "CancelChangeAccountEmail";
}

export function isMail({ operation }: Write): boolean {
  return MAILS.includes(operation);
}

export function describe({ operation, parameters, question }: Write): string {
  const { rpc, address, change } = question;
  const shown =
    change === null ? "no plan" : `${change.action}${change.because ? ` (${change.because})` : ""}`;
  return `${operation} ${JSON.stringify(parameters)} in ${rpc} of ${address}, planned: ${shown}`;
}
