import type { Answer, CallOptions } from "../call";
import type { DirectoryClient } from "../client";
import { DirectoryError, hasCode, refusedBeforeSending } from "../errors";
import { HANDSHAKE_ACCEPTED, type Handshake } from "../handshake";
import { invitation } from "../subjects";

/** Who is to join what. */
export interface Invitee {
  readonly handshakeId: string;
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
    );
  }
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
  const at = await memberSince(client, invitee, options);
  if (at === undefined) {
    return undefined;
  }
  const accountId = invitee.expectedAccountId ?? (await inviteeByHandshake(client, invitee, options));
  return { outcome: "already-member", accountId, at };
}

/** Whether the caller is in the expected directory: the time of the answer, or undefined if it is in none. */
export async function memberSince(
  client: DirectoryClient,
  { expectedDirectoryId }: Invitee,
  options: CallOptions,
): Promise<Date | undefined> {
  let own: Answer<{ resourceDirectoryId: string }>;
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
    );
  }
  return own.at;
}

/** That the caller is a member proves nothing by itself: it may be another member, or the management account. */
async function inviteeByHandshake(
  client: DirectoryClient,
  { handshakeId, expectedDirectoryId }: Invitee,
  options: CallOptions,
): Promise<string> {
  const caller = await callerOf(client, options);
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
async function callerOf(client: DirectoryClient, options: CallOptions): Promise<string> {
  try {
    return (await client.getCallerIdentity(options)).value.accountId;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    throw error.with({
      sentence: `Not accepted: it is not known whose credentials these are, because STS did not say. ${error.sentence}`,
    });
  }
}

export function refused(errorClass: "person" | "configuration", sentence: string): DirectoryError {
  return refusedBeforeSending("AcceptHandshake", errorClass, sentence);
}
