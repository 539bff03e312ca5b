import { safeLines, safeText } from "../credentials/secrets";
import { DirectoryError } from "./errors";

/** An error as a person should read it. */
export interface ErrorDescription {
  /** One line: what did not work, and for whom. */
  readonly summary: string;
  /** The sentence that says what to do, then what support will ask for. */
  readonly detail: string;
}

/** What each operation does, as it fits behind "Cannot". */
const ATTEMPTS: Readonly<Record<DirectoryError["operation"], string>> = {
  GetCallerIdentity: "find out whose credentials these are",
  GetResourceDirectory: "read the resource directory",
  GetAccount: "read the member",
  ListAccounts: "list the members",
  ListHandshakesForResourceDirectory: "list the directory's invitations",
  ListHandshakesForAccount: "list the account's invitations",
  GetHandshake: "read the invitation",
  PromoteResourceAccount: "promote the member",
  ResendPromoteResourceAccountEmail: "resend the promotion mail",
  CancelPromoteResourceAccount: "cancel the promotion",
  UpdateAccount: "change the member",
  ChangeAccountEmail: "change the logon address",
  RetryChangeAccountEmail: "resend the mail that confirms an address",
  CancelChangeAccountEmail: "cancel the change of address",
  InviteAccountToResourceDirectory: "send the invitation",
  CancelHandshake: "cancel the invitation",
  AcceptHandshake: "accept the invitation",
  RemoveCloudAccount: "remove the member",
  GetFolder: "read the folder",
  ListFoldersForParent: "list the folders",
  CreateFolder: "create the folder",
  UpdateFolder: "rename the folder",
  DeleteFolder: "delete the folder",
  ListDelegatedAdministrators: "list the delegated administrators",
  GetPayerForAccount: "read who pays for the member",
  GetAccountDeletionCheckResult: "read what the deletion check found",
  GetAccountDeletionStatus: "read how far the deletion of the member is",
  CreateResourceAccount: "create the member",
  MoveAccount: "move the member",
  UpdatePayerForAccount: "change who pays for the member",
  TagResources: "tag the member",
  UntagResources: "take tags off the member",
  CheckAccountDelete: "check whether the member can be deleted",
  DeleteAccount: "delete the member",
};

/**
 * Turns whatever was thrown into words for people. Holds no stack trace and no credential; e-mail addresses are
 * masked.
 *
 * @param context.member what the caller calls the member or invitee, shown in the summary
 */
export function describeError(error: unknown, context: { member?: string } = {}): ErrorDescription {
  const about = context.member === undefined ? "" : ` (${safeText(context.member)})`;
  if (error instanceof DirectoryError) {
    return {
      summary: safeLines(`Cannot ${ATTEMPTS[error.operation]}${about}`),
      detail: safeLines(
        [error.sentence, unknownOutcome(error), references(error)].filter(Boolean).join("\n\n"),
      ),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    summary: safeLines(`Unexpected error${about}`),
    detail: safeLines(`${message}\n\nThis is a defect of the program. Please report it with this text.`),
  };
}

function unknownOutcome(error: DirectoryError): string {
  return error.outcome === "unknown"
    ? "Whether the service carried it out is not known. It is not repeated blindly, so that nothing happens twice."
    : "";
}

function references(error: DirectoryError): string {
  const parts = [`Operation: ${error.operation}`];
  if (error.code !== null) parts.push(`Code: ${error.code}`);
  if (error.httpStatus !== null) parts.push(`HTTP status: ${error.httpStatus}`);
  if (error.requestId !== null) parts.push(`Request id: ${error.requestId}`);
  return parts.join("\n");
}
