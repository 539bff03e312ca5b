import { describeError, DirectoryError, safeText, WARNINGS_OF_A_KIND } from "../directory";
import type { InputName } from "../directory";
import type { AttributePath, CallContext } from "../plugin";
import type { ProviderData } from "./provider-data";
import { WrongDirectoryError } from "./provider-data";

type Context = CallContext<ProviderData>;

const LAST_OF_A_KIND =
  `No more than ${WARNINGS_OF_A_KIND} of a kind are listed, and there may be more. To list all: \`resource-directory review\` of the saved plan ` +
  "(`terraform show -json FILE`) for what is planned, `resource-directory pending` of the state (`terraform show -json`) for who is waited for.";

/** Text for a person: one line, and what to know and do. */
export interface Message {
  readonly summary: string;
  readonly detail: string;
}

/**
 * The attributes that hold the inputs of calls and steps, so that an error points at the one that is to blame; and the one
 * that says whose credentials were used, if the object brings its own.
 */
export type AttributeOf = Readonly<Partial<Record<InputName | "credentials", string>>>;

/**
 * Runs calls of a refresh or a plan; a failure becomes an error message and `undefined`. A configuration error (wrong
 * directory, refused credentials) is said once for a whole plan: one error is enough to stop it, and the same sentence
 * for every member would hide the cause.
 */
export async function reportingOnce<T>(
  context: Context,
  member: string,
  body: () => Promise<T>,
  attributes: AttributeOf = {},
): Promise<T | undefined> {
  return report(
    context,
    member,
    body,
    attributes,
    (error) => !isConfigurationError(error) || context.providerData.firstReport(causeOf(error)),
  );
}

/** Runs calls of an apply; a failure becomes an error message and `undefined`. */
export async function reporting<T>(
  context: Context,
  member: string,
  body: () => Promise<T>,
  attributes: AttributeOf = {},
): Promise<T | undefined> {
  return report(context, member, body, attributes, () => true);
}

/** What a failed call says to a person; anything that is not an answer of the directory is a bug and is thrown on. */
export function failureMessage(error: unknown, member: string): Message {
  if (error instanceof WrongDirectoryError) {
    return wrongDirectory(error);
  }
  if (error instanceof DirectoryError) {
    return describeError(error, { member });
  }
  throw error;
}

/**
 * Warns. The summary names the kind and the detail the member, so that Terraform folds warnings of a kind into one: it
 * parses the whole configuration file for each that it prints. For the same reason a kind is said a limited number of times.
 */
export function warn(context: Context, { summary, detail }: Message): void {
  const count = context.providerData.countWarning(summary);
  if (count <= WARNINGS_OF_A_KIND) {
    context.diagnostics.warning(
      summary,
      count === WARNINGS_OF_A_KIND ? `${detail}\n\n${LAST_OF_A_KIND}` : detail,
    );
  }
}

/** @param attribute the one to blame; unset: the key of the object */
export function refuse(context: Context, message: Message, attribute?: string): void {
  context.diagnostics.error(message.summary, message.detail, pathTo(attribute));
}

/**
 * How a member is called in messages: by name where it is known, always with the id. The name of an invited member is
 * its logon address at first, which is nobody else's business.
 */
export function memberLabel(accountId: string, displayName: string | null | undefined): string {
  return displayName ? `${safeText(displayName, 64)} (${accountId})` : accountId;
}

async function report<T>(
  context: Context,
  member: string,
  body: () => Promise<T>,
  attributes: AttributeOf,
  say: (error: unknown) => boolean,
): Promise<T | undefined> {
  try {
    return await body();
  } catch (error) {
    const message = failureMessage(error, member);
    if (say(error)) {
      context.diagnostics.error(message.summary, message.detail, blamed(error, attributes));
    }
    return undefined;
  }
}

/**
 * Where an error points. What nobody is to blame for, such as a lost connection, points at the object's key (undefined);
 * wrong credentials do not, where they stand in the provider block: who reads the line of an account id would change that.
 */
function blamed(error: unknown, attributes: AttributeOf): AttributePath | undefined {
  const input = error instanceof DirectoryError ? error.input : null;
  if (input !== null) {
    return pathTo(attributes[input]);
  }
  return isConfigurationError(error) ? (pathTo(attributes.credentials) ?? []) : undefined;
}

function pathTo(attribute: string | undefined): AttributePath | undefined {
  return attribute === undefined ? undefined : [attribute];
}

function isConfigurationError(error: unknown): error is WrongDirectoryError | DirectoryError {
  return (
    error instanceof WrongDirectoryError ||
    (error instanceof DirectoryError && error.errorClass === "configuration")
  );
}

/** The same for all members that meet the same mistake. */
function causeOf(error: WrongDirectoryError | DirectoryError): string {
  return error instanceof DirectoryError ? (error.code ?? error.errorClass) : error.message;
}

function wrongDirectory(error: WrongDirectoryError): Message {
  return {
    summary: "Another resource directory answers",
    detail:
      `The credentials reach directory ${error.actual}, but ${error.expectedBy} names ${error.expected}. ` +
      "Nothing was planned and nothing was changed. Use the credentials of the right management account, " +
      "or correct directory_id if this directory is the one you mean.",
  };
}
