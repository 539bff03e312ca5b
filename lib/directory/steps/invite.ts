import type { Account } from "../answers/account";
import type { Answer, CallOptions } from "../calls/call";
import type { DirectoryClient, InvitationRequest } from "../calls/client";
import { hasCode } from "../errors/errors";
import { findMember } from "../reads/find-member";
import { HANDSHAKE_PENDING, type Handshake } from "../answers/handshake";
import { INVITATION_MS } from "../limits";
import { addressKey } from "../../rules";
import { defineStep } from "./step";
import { CHANGED_SINCE, writeOnce } from "./write-once";

export type InviteInput = InvitationRequest;

export type InviteOutcome =
  | { readonly outcome: "invited"; readonly handshake: Handshake; readonly at: Date }
  /** An invitation of this directory that somebody else sent is pending. Nothing was sent. */
  | { readonly outcome: "adopted"; readonly handshake: Handshake; readonly at: Date }
  /** The service takes no more invitations today, or no more to this target. Nothing was sent. */
  | { readonly outcome: "used-up"; readonly ofTarget: boolean; readonly at: Date }
  /** Found for targets named by account id only: nothing tells which account an e-mail address belongs to. */
  | { readonly outcome: "already-member"; readonly account: Account; readonly at: Date };

const SAME_TARGET = "LimitExceeded.SameTargetInvitationRate";

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
    const before = await findStanding(client, input, options);
    const { standing } = before;
    if (standing !== undefined) {
      return standing;
    }
    try {
      return await writeOnce(
        { client, options },
        async () => invited(await client.inviteAccountToResourceDirectory(input, options)),
        (lookUp) => afterLostAnswer(client, input, before, lookUp),
      );
    } catch (error) {
      if (hasCode(error, "LimitExceeded.InvitationRate", SAME_TARGET)) {
        return { outcome: "used-up", ofTarget: error.code === SAME_TARGET, at: before.at };
      }
      if (!hasCode(error, ...ALREADY_THERE)) throw error;
      const { standing: standingNow } = await findStanding(client, input, options);
      if (standingNow === undefined) throw error;
      return standingNow;
    }
  },
);

function invited({ value: handshake, at }: Answer<Handshake>): InviteOutcome {
  return { outcome: "invited", handshake, at };
}

/** What the directory shows of the target. */
interface Standing {
  /** Undefined if it is neither a member nor invited. */
  readonly standing: InviteOutcome | undefined;
  /** Ids of its invitations, whatever became of them; none where nobody looked. */
  readonly known: ReadonlySet<string>;
  readonly at: Date;
}

async function findStanding(
  client: DirectoryClient,
  input: InviteInput,
  options: CallOptions,
): Promise<Standing> {
  const member = input.targetType === "Account" ? await findMember(client, input.target, options) : null;
  if (member !== null) {
    return {
      standing: { outcome: "already-member", account: member.value, at: member.at },
      known: new Set(),
      at: member.at,
    };
  }
  const { value: all, at } = await client.listHandshakesForResourceDirectory(options);
  const own = all.filter((handshake) => isFor(input, handshake));
  const pending = own.find(({ status }) => status === HANDSHAKE_PENDING);
  return {
    standing: pending && { outcome: "adopted", handshake: pending, at },
    known: new Set(own.map(({ handshakeId }) => handshakeId)),
    at,
  };
}

function isFor({ target, targetType }: InviteInput, handshake: Handshake): boolean {
  return handshake.targetType === targetType && addressKey(handshake.targetEntity) === addressKey(target);
}

/**
 * There was none before: a pending invitation with our note is the one whose answer got lost. A new one that is not pending
 * may have been ours.
 */
async function afterLostAnswer(
  client: DirectoryClient,
  input: InviteInput,
  before: Standing,
  options: CallOptions,
): Promise<InviteOutcome | typeof CHANGED_SINCE | undefined> {
  const { standing: found, known, at } = await findStanding(client, input, options);
  if (found === undefined) {
    // After so long it may have lapsed, and its record may be gone.
    const isLongAgo = at.getTime() - before.at.getTime() >= INVITATION_MS;
    return isLongAgo || [...known].some((id) => !before.known.has(id)) ? CHANGED_SINCE : undefined;
  }
  return found.outcome === "adopted" && (found.handshake.note ?? "") === (input.note ?? "")
    ? { ...found, outcome: "invited" }
    : found;
}
