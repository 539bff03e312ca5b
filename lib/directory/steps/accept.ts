import type { DirectoryClient } from "../calls/client";
import { Deadline } from "../connection/deadline";
import { type DirectoryError, hasCode } from "../errors/errors";
import { HANDSHAKE_ACCEPTED, HANDSHAKE_PENDING, type Handshake } from "../answers/handshake";
import { VISIBLE_PAUSE_MS, VISIBLE_WITHIN_MS } from "../limits";
import { pauseOrStop } from "../connection/retry";
import { invitation } from "../errors/subjects";
import { checkCaller, findMembership, ownDirectory, refused, type Invitee, type Membership } from "./invitee";
import { findPending, nothingPending } from "./pending-invitation";
import { defineStep, type StepCallOptions } from "./step";
import { writeOnce } from "./write-once";

export interface AcceptInput extends Invitee {
  /**
   * How long a new invitation may stay invisible to the invitee, in milliseconds.
   *
   * @default 300,000
   */
  readonly visibleWithinMs?: number;
}

export type AcceptOutcome =
  | {
      readonly outcome: "accepted";
      /** Null if the invitation names its target by e-mail address and nobody said which account is expected. */
      readonly accountId: string | null;
      readonly handshake: Handshake;
      readonly at: Date;
    }
  /** The invitee belongs to the directory. Nothing was sent. */
  | Membership;

const ANSWERED_MEANWHILE = [
  "HandshakeStatusMismatch",
  "NotSupport.AccountInAnotherResourceDirectory",
] as const;

/** Accepts an invitation with the invitee's own credentials; the account becomes a member at once. */
export const accept = defineStep<AcceptInput, AcceptOutcome>(
  "AcceptHandshake",
  ["GetCallerIdentity", "GetResourceDirectory", "GetHandshake", "ListHandshakesForAccount"],
  async (client, input, stepOptions) => {
    // Waiting for the invitation to show may take longer than a step, if that is asked for.
    const deadline = new Deadline(Math.max(client.deadlineMs, input.visibleWithinMs ?? VISIBLE_WITHIN_MS));
    const options = { ...stepOptions, deadline };
    await checkCaller(client, input, options);
    const membership = await findMembership(client, input, options);
    if (membership !== undefined) {
      return membership;
    }
    const patience = new Patience(client, input, options);
    try {
      const handshake = await find(client, input, patience, options);
      if (handshake?.status !== HANDSHAKE_PENDING) {
        const now = await findMembership(client, input, options);
        return now ?? fail(handshake ? notPending(handshake) : await nothingPending(client, input, options));
      }
      return await patience.untilVisible(() => acceptOnce(client, input, handshake, options));
    } catch (error) {
      if (!hasCode(error, ...ANSWERED_MEANWHILE)) throw error;
      return (await findMembership(client, input, options)) ?? fail(error);
    }
  },
);

/** The invitation that is named, or the pending one of the expected directory; undefined if there is none to find. */
async function find(
  client: DirectoryClient,
  input: AcceptInput,
  patience: Patience,
  options: StepCallOptions,
): Promise<Handshake | undefined> {
  const { handshakeId } = input;
  if (handshakeId !== null) {
    const { value } = await patience.untilVisible(() => client.getHandshake(handshakeId, options));
    checkDirectory(value, input);
    return value;
  }
  for (;;) {
    const pending = await findPending(client, input, options);
    if (pending !== undefined || !(await patience.lastsForAnotherLook())) {
      return pending;
    }
  }
}

async function acceptOnce(
  client: DirectoryClient,
  input: AcceptInput,
  handshake: Handshake,
  options: StepCallOptions,
): Promise<AcceptOutcome> {
  return writeOnce<AcceptOutcome>(
    { client, options },
    async () => {
      const { value, at } = await client.acceptHandshake(handshake.handshakeId, options);
      return accepted(input, value, at);
    },
    async (lookUp) => {
      const own = await ownDirectory(client, input, lookUp);
      return own && accepted(input, { ...handshake, status: HANDSHAKE_ACCEPTED }, own.at);
    },
  );
}

function accepted({ expectedAccountId }: AcceptInput, handshake: Handshake, at: Date): AcceptOutcome {
  const named = handshake.targetType === "Account" ? handshake.targetEntity : null;
  return { outcome: "accepted", accountId: expectedAccountId ?? named, handshake, at };
}

function checkDirectory(handshake: Handshake, { expectedDirectoryId }: AcceptInput): void {
  if (handshake.resourceDirectoryId !== expectedDirectoryId) {
    throw refused(
      "person",
      `Not accepted: ${invitation(handshake.handshakeId)} is from the directory ${handshake.resourceDirectoryId}, expected was ${expectedDirectoryId}. Accept it only if that directory is meant, by changing what is expected.`,
      "expectedDirectoryId",
    );
  }
}

function notPending(handshake: Handshake): DirectoryError {
  return refused(
    "person",
    `Not accepted: ${invitation(handshake.handshakeId)} is not pending but ${handshake.status}. The directory's owner must send a new invitation.`,
    "handshakeId",
  );
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
        if (!hasCode(error, "EntityNotExists.Handshake") || !(await this.lastsForAnotherLook())) throw error;
      }
    }
  }

  /** Pauses, unless the time is up. */
  async lastsForAnotherLook(): Promise<boolean> {
    if (this.leftMs < VISIBLE_PAUSE_MS) {
      return false;
    }
    this.leftMs -= VISIBLE_PAUSE_MS;
    const { handshakeId, expectedDirectoryId } = this.input;
    const subject =
      handshakeId === null ? `an invitation from ${expectedDirectoryId}` : invitation(handshakeId);
    const context = { operation: "AcceptHandshake", subject } as const;
    this.client.deps.log.info("Invitation not visible yet", context);
    await pauseOrStop(VISIBLE_PAUSE_MS, context, this.client.deps, this.options.signal);
    this.options.deadline.spend(VISIBLE_PAUSE_MS);
    return true;
  }
}
