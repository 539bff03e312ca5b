import type { InputName } from "../errors/blamed-input";
import type { Answer, CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import { DirectoryError, hasCode, refusedBeforeSending } from "../errors/errors";
import { HANDSHAKE_ACCEPTED, type Handshake } from "../answers/handshake";
import type { ResourceDirectory } from "../answers/resource-directory";
import { invitation } from "../errors/subjects";

/** Who is to join what. */
export interface Invitee {
  /** The invitation; null: the pending one of the expected directory, and none if the account is a member already. */
  readonly handshakeId: string | null;
  /** The directory that the invitee means to join: accepting cannot be taken back by the invitee. */
  readonly expectedDirectoryId: string;
  /**
   * The account that is invited. Checked before anything else, so that credentials of another account can do nothing.
   *
   * @default whoever the invitation is for
   */
  readonly expectedAccountId?: string | null;
}

export interface Membership {
  readonly outcome: "already-member";
  /** Whose membership it is: the caller's. */
  readonly accountId: string;
  readonly at: Date;
}

/**
 * Makes sure of whose credentials these are. With another member's, all that follows would look as if the invited
 * account had joined.
 *
 * @throws DirectoryError if they are another account's, or if STS does not say whose
 */
export async function checkCaller(
  client: DirectoryClient,
  { expectedAccountId }: Invitee,
  options: CallOptions,
): Promise<void> {
  if (expectedAccountId === undefined || expectedAccountId === null) {
    return;
  }
  const caller = await callerOf(client, options);
  if (caller !== expectedAccountId) {
    throw refused(
      "configuration",
      `Not accepted: these are credentials of the account ${caller}, expected was ${expectedAccountId}. Configure the credentials of ${expectedAccountId}, or correct the account that is expected.`,
      "expectedAccountId",
    );
  }
}

/**
 * The membership of the invitee, whose credentials these are made sure to be; undefined if it is in no directory. Sends
 * nothing.
 *
 * @throws DirectoryError as {@link checkCaller} and {@link findMembership}
 */
export async function proveMembership(
  client: DirectoryClient,
  invitee: Invitee,
  options: CallOptions,
): Promise<Membership | undefined> {
  await checkCaller(client, invitee, options);
  return findMembership(client, invitee, options);
}

/**
 * The caller's membership in the expected directory, or undefined if it is in no directory. The caller's directory
 * decides, not the invitation: once answered, the service may refuse to show that.
 *
 * @throws DirectoryError if the caller is in another directory, or if nothing shows that it is the invitee
 */
export async function findMembership(
  client: DirectoryClient,
  invitee: Invitee,
  options: CallOptions,
): Promise<Membership | undefined> {
  const own = await ownDirectory(client, invitee, options);
  if (own === undefined) {
    return undefined;
  }
  const accountId = invitee.expectedAccountId ?? (await findInvitee(client, invitee, own.value, options));
  return { outcome: "already-member", accountId, at: own.at };
}

/** The expected directory, or undefined if the caller is in none. */
export async function ownDirectory(
  client: DirectoryClient,
  { expectedDirectoryId }: Invitee,
  options: CallOptions,
): Promise<Answer<ResourceDirectory> | undefined> {
  let own: Answer<ResourceDirectory>;
  try {
    own = await client.getResourceDirectory(options);
  } catch (error) {
    if (hasCode(error, "ResourceDirectoryNotInUse", "EntityNotExists.ResourceDirectory")) return undefined;
    throw error;
  }
  if (own.value.resourceDirectoryId !== expectedDirectoryId) {
    throw refused(
      "person",
      `The account behind these credentials belongs to the directory ${own.value.resourceDirectoryId} and so cannot join ${expectedDirectoryId}. Check that the credentials are the invitee's; if they are, the account must leave that directory first.`,
      "expectedDirectoryId",
    );
  }
  return own;
}

/** That the caller is a member proves nothing by itself: it may be another member, or the management account. */
async function findInvitee(
  client: DirectoryClient,
  { handshakeId, expectedDirectoryId }: Invitee,
  { masterAccountId }: ResourceDirectory,
  options: CallOptions,
): Promise<string> {
  const caller = await callerOf(client, options);
  if (caller === masterAccountId) {
    throw refused(
      "configuration",
      `Not accepted: these are credentials of ${caller}, the management account of ${expectedDirectoryId}, and not the invitee's. Configure those of the invited account.`,
    );
  }
  if (handshakeId === null) {
    return caller;
  }
  const handshake = await findHandshake(client, handshakeId, options);
  if (handshake?.status === HANDSHAKE_ACCEPTED && isFor(handshake, caller)) {
    return caller;
  }
  throw refused(
    "configuration",
    `The account behind these credentials, ${caller}, belongs to ${expectedDirectoryId} already, but ${invitation(handshakeId)} does not show that it was for this account and was accepted. Configure the credentials of the invited account. If these are them, say so by setting the expected account to ${caller}.`,
  );
}

/** Once answered, an invitation is shown to its target in the listing only. */
async function findHandshake(
  client: DirectoryClient,
  handshakeId: string,
  options: CallOptions,
): Promise<Handshake | undefined> {
  try {
    return (await client.getHandshake(handshakeId, options)).value;
  } catch (error) {
    if (hasCode(error, "EntityNotExists.Handshake")) return undefined;
    if (!hasCode(error, "HandshakeStatusMismatch")) throw error;
  }
  const { value: own } = await client.listHandshakesForAccount(options);
  return own.find((handshake) => handshake.handshakeId === handshakeId);
}

/** Only its two sides see an invitation. One by e-mail address does not name its target, so that this must do. */
function isFor(handshake: Handshake, accountId: string): boolean {
  return handshake.targetType === "Account"
    ? handshake.targetEntity === accountId
    : handshake.masterAccountId !== null && handshake.masterAccountId !== accountId;
}

/** @throws DirectoryError that says what hangs on the answer */
export async function callerOf(client: DirectoryClient, options: CallOptions): Promise<string> {
  try {
    return (await client.getCallerIdentity(options)).value.accountId;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    throw error.with({
      sentence: `Not accepted: it is not known whose credentials these are, because STS did not say. ${error.sentence}`,
    });
  }
}

export function refused(
  errorClass: "person" | "configuration",
  sentence: string,
  input: InputName | null = null,
): DirectoryError {
  return refusedBeforeSending("AcceptHandshake", errorClass, sentence, input);
}
