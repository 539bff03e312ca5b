import { checkAccountId } from "../../rules";
import type { Answer, CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import { hasCode } from "../errors/errors";
import { findMember } from "../reads/find-member";
import {
  HANDSHAKE_ACCEPTED,
  HANDSHAKE_CANCELLED,
  HANDSHAKE_PENDING,
  type Handshake,
} from "../answers/handshake";
import { defineStep } from "./step";
import { writeOnce } from "./write-once";

export interface CancelInvitationInput {
  readonly handshakeId: string;
  /** The invited account's id or e-mail address. */
  readonly target: string;
}

export type CancelInvitationOutcome =
  | { readonly outcome: "cancelled"; readonly handshake: Handshake; readonly at: Date }
  /** Declined, expired or cancelled before, or accepted by a member that has left; null if its record is gone. */
  | { readonly outcome: "already-over"; readonly handshake: Handshake; readonly at: Date }
  | { readonly outcome: "already-over"; readonly handshake: null; readonly at: null }
  /** The target is a member now: cancelling does not help, only removing it. */
  | { readonly outcome: "accepted"; readonly handshake: Handshake; readonly at: Date };

/** Takes back an invitation that its target has not answered yet. */
export const cancelInvitation = defineStep<CancelInvitationInput, CancelInvitationOutcome>(
  "CancelHandshake",
  ["GetAccount", "GetHandshake", "ListHandshakesForResourceDirectory"],
  async (client, input, options) => {
    const over = await findEnd(client, input, options);
    if (over !== undefined) {
      return over;
    }
    try {
      return await writeOnce<CancelInvitationOutcome>(
        { client, options },
        async () => cancelled(await client.cancelHandshake(input.handshakeId, options)),
        async (lookUp) => afterLostAnswer(await findEnd(client, input, lookUp)),
      );
    } catch (error) {
      if (!hasCode(error, "HandshakeStatusMismatch", "EntityNotExists.Handshake")) throw error;
      const overNow = await findEnd(client, input, options);
      if (overNow === undefined) throw error;
      return overNow;
    }
  },
);

function cancelled({ value: handshake, at }: Answer<Handshake>): CancelInvitationOutcome {
  return { outcome: "cancelled", handshake, at };
}

/** It was pending before: if it is cancelled now, we did it. */
function afterLostAnswer(end: CancelInvitationOutcome | undefined): CancelInvitationOutcome | undefined {
  return end !== undefined && end.handshake !== null && end.handshake.status === HANDSHAKE_CANCELLED
    ? { outcome: "cancelled", handshake: end.handshake, at: end.at }
    : end;
}

/** How the invitation has ended, or undefined while it is pending. */
async function findEnd(
  client: DirectoryClient,
  { handshakeId, target }: CancelInvitationInput,
  options: CallOptions,
): Promise<CancelInvitationOutcome | undefined> {
  const found = await findInvitation(client, handshakeId, options);
  if (found === null) {
    return { outcome: "already-over", handshake: null, at: null };
  }
  const { value: handshake, at } = found;
  if (handshake.status === HANDSHAKE_PENDING) {
    return undefined;
  }
  const accepted = handshake.status === HANDSHAKE_ACCEPTED && (await isStillMember(client, target, options));
  return accepted ? { outcome: "accepted", handshake, at } : { outcome: "already-over", handshake, at };
}

async function findInvitation(
  client: DirectoryClient,
  handshakeId: string,
  options: CallOptions,
): Promise<Answer<Handshake> | null> {
  try {
    return await client.getHandshake(handshakeId, options);
  } catch (error) {
    if (hasCode(error, "EntityNotExists.Handshake")) return null;
    if (!hasCode(error, "HandshakeStatusMismatch")) throw error;
  }
  // GetHandshake may refuse to show an invitation that has been answered; the listing shows it.
  const all = await client.listHandshakesForResourceDirectory(options);
  const handshake = all.value.find((candidate) => candidate.handshakeId === handshakeId);
  return handshake === undefined ? null : { ...all, value: handshake };
}

/** An accepted invitation stays "Accepted" after the member has left. For e-mail targets nothing tells. */
async function isStillMember(
  client: DirectoryClient,
  target: string,
  options: CallOptions,
): Promise<boolean> {
  return checkAccountId(target) !== undefined || (await findMember(client, target, options)) !== null;
}
