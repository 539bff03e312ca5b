import type { CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import type { DirectoryError } from "../errors/errors";
import { HANDSHAKE_PENDING, type Handshake } from "../answers/handshake";
import { safeText } from "../credentials/secrets";
import { callerOf, refused, type Invitee } from "./invitee";

/**
 * The pending invitation of the caller that comes from exactly the expected directory; undefined if none shows.
 *
 * @throws DirectoryError if there are several: which one is meant is nothing to guess at
 */
export async function findPending(
  client: DirectoryClient,
  { expectedDirectoryId }: Invitee,
  options: CallOptions,
): Promise<Handshake | undefined> {
  const pending = await pendingOf(client, options);
  const expected = pending.filter(isFrom(expectedDirectoryId));
  if (expected.length > 1) {
    throw refused(
      "person",
      `Not accepted: ${expected.length} invitations from ${expectedDirectoryId} are pending for this account: ${expected.map(describe).join("; ")}. Say which one is meant by its id.`,
      "handshakeId",
    );
  }
  return expected[0];
}

/** Says why there is nothing to accept, and for whom. */
export async function nothingPending(
  client: DirectoryClient,
  { expectedDirectoryId }: Invitee,
  options: CallOptions,
): Promise<DirectoryError> {
  const caller = await callerOf(client, options);
  const others = (await pendingOf(client, options)).map(({ resourceDirectoryId }) => resourceDirectoryId);
  const leftAlone =
    others.length === 0 ? "" : ` Pending from others, and left alone: ${[...new Set(others)].join(", ")}.`;
  return refused(
    "person",
    `Nothing to accept: no invitation from ${expectedDirectoryId} is pending for ${caller}, whose credentials these are, and it is a member of no directory.${leftAlone} If these are not the invited account's credentials, configure those. If they are, ask whoever manages ${expectedDirectoryId} to invite ${caller}, and apply again.`,
    "handshakeId",
  );
}

async function pendingOf(client: DirectoryClient, options: CallOptions): Promise<readonly Handshake[]> {
  const { value: handshakes } = await client.listHandshakesForAccount(options);
  return handshakes.filter(({ status }) => status === HANDSHAKE_PENDING);
}

function isFrom(directoryId: string): (handshake: Handshake) => boolean {
  return ({ resourceDirectoryId }) => resourceDirectoryId === directoryId;
}

function describe({ handshakeId, createTime, targetType, note }: Handshake): string {
  const sentTo = targetType === "Email" ? "its e-mail address" : "its account id";
  const words = note === null || note === "" ? "" : `, note "${safeText(note, 64)}"`;
  return `${handshakeId} (sent ${createTime ?? "at an unknown time"} to ${sentTo}${words})`;
}
