import type { Answer, CallOptions } from "../call";
import type { DirectoryClient } from "../client";
import { Deadline } from "../deadline";
import { type DirectoryError, hasCode, refusedBeforeSending } from "../errors";
import { HANDSHAKE_ACCEPTED, HANDSHAKE_PENDING, type Handshake } from "../handshake";
import { pauseOrStop } from "../retry";
import { invitation } from "../subjects";
import { defineStep, type StepCallOptions } from "./step";
import { writeOnce } from "./write-once";

export interface AcceptInput {
  readonly handshakeId: string;
  /** The directory that the invitee means to join: accepting cannot be taken back by the invitee. */
  readonly expectedDirectoryId: string;
  /**
   * How long a new invitation may stay invisible to the invitee, in milliseconds.
   *
   * @default 300,000
   */
  readonly visibleWithinMs?: number;
}

export type AcceptOutcome =
  | { readonly outcome: "accepted"; readonly handshake: Handshake; readonly at: Date }
  /** The invitee belongs to the directory. No call was made. */
  | { readonly outcome: "already-member"; readonly at: Date };

const VISIBLE_WITHIN_MS = 5 * 60_000;
const LOOK_AGAIN_MS = 5_000;

const ANSWERED_MEANWHILE = [
  "HandshakeStatusMismatch",
  "NotSupport.AccountInAnotherResourceDirectory",
] as const;

/** Accepts an invitation with the invitee's own credentials; the account becomes a member at once. */
export const accept = defineStep<AcceptInput, AcceptOutcome>(
  "AcceptHandshake",
  ["GetResourceDirectory", "GetHandshake"],
  async (client, input, stepOptions) => {
    // Waiting for the invitation to show may take longer than a step, if that is asked for.
    const budget = new Deadline(Math.max(client.deadlineMs, input.visibleWithinMs ?? VISIBLE_WITHIN_MS));
    const options = { ...stepOptions, budget };
    const joined = await joinedAlready(client, input, options);
    if (joined !== undefined) {
      await refuseOtherMembers(client, input, options);
      return joined;
    }
    const patience = new Patience(client, input, options);
    try {
      const { value: handshake } = await patience.untilVisible(() =>
        client.getHandshake(input.handshakeId, options),
      );
      checkDirectory(handshake, input);
      if (handshake.status !== HANDSHAKE_PENDING) {
        return (await joinedAlready(client, input, options)) ?? fail(notPending(handshake));
      }
      return await patience.untilVisible(() => acceptOnce(client, input, handshake, options));
    } catch (error) {
      if (!hasCode(error, ...ANSWERED_MEANWHILE)) throw error;
      return (await joinedAlready(client, input, options)) ?? fail(error);
    }
  },
);

async function acceptOnce(
  client: DirectoryClient,
  input: AcceptInput,
  handshake: Handshake,
  options: StepCallOptions,
): Promise<AcceptOutcome> {
  return writeOnce<AcceptOutcome>(
    async () => {
      const { value, at } = await client.acceptHandshake(input.handshakeId, options);
      return { outcome: "accepted", handshake: value, at };
    },
    async (lookUp) => {
      const joined = await joinedAlready(client, input, lookUp);
      return (
        joined && { ...joined, outcome: "accepted", handshake: { ...handshake, status: HANDSHAKE_ACCEPTED } }
      );
    },
  );
}

/**
 * The invitee's directory decides, not the invitation: once answered, the service may refuse to show that.
 *
 * @throws DirectoryError if the invitee belongs to another directory
 */
async function joinedAlready(
  client: DirectoryClient,
  { expectedDirectoryId }: AcceptInput,
  options: CallOptions,
): Promise<(AcceptOutcome & { outcome: "already-member" }) | undefined> {
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
  return { outcome: "already-member", at: own.at };
}

/** With the management account's or another member's credentials, "belongs to the directory" would mean nothing. */
async function refuseOtherMembers(
  client: DirectoryClient,
  { handshakeId, expectedDirectoryId }: AcceptInput,
  options: StepCallOptions,
): Promise<void> {
  try {
    const { value } = await client.getHandshake(handshakeId, options);
    if (value.status !== HANDSHAKE_PENDING) return;
  } catch (error) {
    if (hasCode(error, "EntityNotExists.Handshake", "HandshakeStatusMismatch")) return;
    throw error;
  }
  throw refused(
    "configuration",
    `The account behind these credentials belongs to ${expectedDirectoryId} already, yet ${invitation(handshakeId)} is still pending: these are not the invitee's credentials. Configure those of the invited account.`,
  );
}

function checkDirectory(handshake: Handshake, { expectedDirectoryId }: AcceptInput): void {
  if (handshake.resourceDirectoryId !== expectedDirectoryId) {
    throw refused(
      "person",
      `Not accepted: ${invitation(handshake.handshakeId)} is from the directory ${handshake.resourceDirectoryId}, expected was ${expectedDirectoryId}. Accept it only if that directory is meant, by changing what is expected.`,
    );
  }
}

function notPending(handshake: Handshake): DirectoryError {
  return refused(
    "person",
    `Not accepted: ${invitation(handshake.handshakeId)} is not pending but ${handshake.status}. The directory's owner must send a new invitation.`,
  );
}

function refused(errorClass: "person" | "configuration", sentence: string): DirectoryError {
  return refusedBeforeSending("AcceptHandshake", errorClass, sentence);
}

function fail(error: DirectoryError): never {
  throw error;
}

/** A new invitation takes up to some minutes to become visible to its target. One deadline for the whole step. */
class Patience {
  private leftMs: number;

  constructor(
    private readonly client: DirectoryClient,
    private readonly input: AcceptInput,
    private readonly options: StepCallOptions,
  ) {
    this.leftMs = input.visibleWithinMs ?? VISIBLE_WITHIN_MS;
  }

  async untilVisible<T>(look: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await look();
      } catch (error) {
        if (!hasCode(error, "EntityNotExists.Handshake") || this.leftMs < LOOK_AGAIN_MS) throw error;
      }
      this.leftMs -= LOOK_AGAIN_MS;
      const context = { operation: "AcceptHandshake", subject: invitation(this.input.handshakeId) } as const;
      this.client.deps.log.info("Invitation not visible yet", context);
      await pauseOrStop(LOOK_AGAIN_MS, context, this.client.deps, this.options.signal);
      this.options.budget.spend(LOOK_AGAIN_MS);
    }
  }
}
