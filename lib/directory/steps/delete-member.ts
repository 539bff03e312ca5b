import type { CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import type { DeletionStatus, Finding } from "../answers/deletion";
import { DirectoryError, hasCode } from "../errors/errors";
import { findDeletion } from "../reads/find-deletion";
import { DELETION_MS, FIRST_DELETION_PAUSE_MS, LONGEST_DELETION_PAUSE_MS, LOOK_UP_MS } from "../limits";
import { member } from "../errors/subjects";
import { waitUntil } from "../reads/wait-until";
import { defineStep, type StepCallOptions } from "./step";
import { writeOnce } from "./write-once";

export interface DeleteMemberInput {
  readonly accountId: string;
  /** The findings of the check that are accepted, by their ids. */
  readonly abandonableCheckIds: readonly string[];
}

export type DeleteMemberOutcome =
  /** The service deletes it, or has; with a silence period it can be had back until that ends. */
  | { readonly outcome: "deleted"; readonly hasSilencePeriod: boolean }
  /** The directory had no such member. */
  | { readonly outcome: "already-gone" }
  /** The service found something against it; the member is as it was. */
  | { readonly outcome: "failed"; readonly reasons: readonly Finding[] };

const GONE = ["AccountNotExist.DeleteAccount", "EntityNotExists.Account"] as const;

const UNDER_WAY = [
  "NotSupportedOperation.DeletingAccount",
  "NotSupportedOperation.CheckingAccount",
  "ExistProcessingDeleteFlow.DeleteAccount",
] as const;

const CHECKING = "Checking";

/** Deletes a resource account that was created in the directory, for good. A deletion under way is followed. */
export const deleteMember = defineStep<DeleteMemberInput, DeleteMemberOutcome>(
  "DeleteAccount",
  ["GetAccountDeletionStatus"],
  async (client, input, options) => {
    const before = await findDeletion(client, input.accountId, options);
    if (before === "gone") {
      return { outcome: "already-gone" };
    }
    if (!isUnderWay(before)) {
      try {
        await writeOnce(
          { client, options },
          () => client.deleteAccount(input, options),
          async (lookUp) => started(client, input.accountId, lookUp),
        );
      } catch (error) {
        if (hasCode(error, ...GONE)) return { outcome: "already-gone" };
        if (!hasCode(error, ...UNDER_WAY)) throw error;
      }
    }
    return untilDecided(client, input.accountId, options);
  },
);

/** Whether a deletion stands that has not failed. */
export function isUnderWay(deletion: DeletionStatus | "none" | "gone"): deletion is DeletionStatus {
  return typeof deletion === "object" && !hasFailed(deletion);
}

function hasFailed({ status }: DeletionStatus): boolean {
  return status === "CheckFailed" || status === "DeleteFailed";
}

async function started(
  client: DirectoryClient,
  accountId: string,
  lookUp: CallOptions,
): Promise<"started" | undefined> {
  const now = await findDeletion(client, accountId, lookUp);
  return now === "gone" || isUnderWay(now) ? "started" : undefined;
}

/** Goes on when stopped until it has looked once. The silence period is not waited for. */
async function untilDecided(
  client: DirectoryClient,
  accountId: string,
  { signal, deadline }: StepCallOptions,
): Promise<DeleteMemberOutcome> {
  const { value: deletion } = await waitUntil({
    read: () => findDeletion(client, accountId, { deadlineMs: LOOK_UP_MS }),
    // One that was just taken may not show at once.
    checkState: (seen) =>
      seen === "none" || (seen !== "gone" && seen.status === CHECKING) ? "pending" : "settled",
    minDelayMs: FIRST_DELETION_PAUSE_MS,
    maxDelayMs: LONGEST_DELETION_PAUSE_MS,
    deadlineMs: Math.min(DELETION_MS, deadline.leftMs),
    deps: client.deps,
    signal,
  });
  if (deletion === "gone") {
    return { outcome: "deleted", hasSilencePeriod: false };
  }
  if (deletion === "none" || deletion.status === CHECKING) {
    throw stillChecking(accountId);
  }
  return hasFailed(deletion)
    ? { outcome: "failed", reasons: deletion.reasons }
    : { outcome: "deleted", hasSilencePeriod: deletion.hasSilencePeriod && deletion.status !== "Success" };
}

function stillChecking(accountId: string): DirectoryError {
  return new DirectoryError({
    operation: "DeleteAccount",
    code: null,
    httpStatus: null,
    requestId: null,
    errorClass: "wait",
    outcome: "unknown",
    sentence: `The service took the deletion of ${member(accountId)}, and still checks whether it goes on. Apply again in some minutes: the deletion under way is then followed, and nothing more is sent.`,
  });
}
