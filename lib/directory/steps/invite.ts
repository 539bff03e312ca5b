import type { Account } from "../account";
import type { Answer, CallOptions } from "../call";
import type { DirectoryClient, InvitationRequest } from "../client";
import { hasCode } from "../errors";
import { findMember } from "../find-member";
import { HANDSHAKE_PENDING, type Handshake } from "../handshake";
import { defineStep } from "./step";
import { writeOnce } from "./write-once";

export type InviteInput = InvitationRequest;

export type InviteOutcome =
  | { readonly outcome: "invited"; readonly handshake: Handshake; readonly at: Date }
  /** An invitation of this directory that somebody else sent is pending. Nothing was sent. */
  | { readonly outcome: "adopted"; readonly handshake: Handshake; readonly at: Date }
  /** Found for targets named by account id only: nothing tells which account an e-mail address belongs to. */
  | { readonly outcome: "already-member"; readonly account: Account; readonly at: Date };

const ALREADY_THERE = [
  "EntityAlreadyExists.Handshake",
  "EntityAlreadyExists.ResourceDir.Account",
  "NotSupport.AccountInAnotherResourceDirectory",
] as const;

/** Invites an account to the directory; its owner has 14 days to accept. */
export const invite = defineStep<InviteInput, InviteOutcome>(
  "InviteAccountToResourceDirectory",
  ["GetAccount", "ListHandshakesForResourceDirectory"],
  async (client, input, options) => {
    const standing = await findStanding(client, input, options);
    if (standing !== undefined) {
      return standing;
    }
    try {
      return await writeOnce(
        { client, options },
        async () => invited(await client.inviteAccountToResourceDirectory(input, options)),
        (lookUp) => afterLostAnswer(client, input, lookUp),
      );
    } catch (error) {
      if (!hasCode(error, ...ALREADY_THERE)) throw error;
      const standingNow = await findStanding(client, input, options);
      if (standingNow === undefined) throw error;
      return standingNow;
    }
  },
);

function invited({ value: handshake, at }: Answer<Handshake>): InviteOutcome {
  return { outcome: "invited", handshake, at };
}

async function findStanding(
  client: DirectoryClient,
  input: InviteInput,
  options: CallOptions,
): Promise<InviteOutcome | undefined> {
  const member = input.targetType === "Account" ? await findMember(client, input.target, options) : null;
  if (member !== null) {
    return { outcome: "already-member", account: member.value, at: member.at };
  }
  const pending = await findPending(client, input, options);
  return pending && { outcome: "adopted", handshake: pending.value, at: pending.at };
}

/** There was none before: a pending invitation with our note is the one whose answer got lost. */
async function afterLostAnswer(
  client: DirectoryClient,
  input: InviteInput,
  options: CallOptions,
): Promise<InviteOutcome | undefined> {
  const found = await findStanding(client, input, options);
  return found?.outcome === "adopted" && (found.handshake.note ?? "") === (input.note ?? "")
    ? { ...found, outcome: "invited" }
    : found;
}

async function findPending(
  client: DirectoryClient,
  input: InviteInput,
  options: CallOptions,
): Promise<Answer<Handshake> | undefined> {
  const all = await client.listHandshakesForResourceDirectory(options);
  const handshake = all.value.find(
    (candidate) =>
      candidate.status === HANDSHAKE_PENDING &&
      candidate.targetType === input.targetType &&
      candidate.targetEntity.toLowerCase() === input.target.toLowerCase(),
  );
  return handshake && { ...all, value: handshake };
}
