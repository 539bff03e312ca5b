import type { DeletionCheck } from "../answers/deletion";
import { DirectoryError, hasCode } from "../errors/errors";
import { DELETION_MS, FIRST_DELETION_PAUSE_MS, LONGEST_DELETION_PAUSE_MS } from "../limits";
import { member } from "../errors/subjects";
import { waitUntil } from "../reads/wait-until";
import { defineStep } from "./step";
import { writeOnce } from "./write-once";

export interface CheckDeletionInput {
  readonly accountId: string;
}

/** Has the service check whether a member can be deleted, and what would be lost with it. Deletes nothing. */
export const checkDeletion = defineStep<CheckDeletionInput, DeletionCheck>(
  "CheckAccountDelete",
  ["GetAccountDeletionCheckResult"],
  async (client, { accountId }, options) => {
    await writeOnce(
      { client, options },
      () => client.checkAccountDelete(accountId, options),
      async (lookUp) => {
        try {
          return await client.getAccountDeletionCheckResult(accountId, lookUp);
        } catch (error) {
          if (!hasCode(error, "EntityNotExists.CheckAccount")) throw error;
          return undefined;
        }
      },
    );
    const { value: check } = await waitUntil({
      read: async () => (await client.getAccountDeletionCheckResult(accountId, options)).value,
      checkState: ({ isDone }) => (isDone ? "settled" : "pending"),
      minDelayMs: FIRST_DELETION_PAUSE_MS,
      maxDelayMs: LONGEST_DELETION_PAUSE_MS,
      deadlineMs: Math.min(DELETION_MS, options.deadline.leftMs),
      deps: client.deps,
      signal: options.signal,
    });
    if (!check.isDone) {
      throw stillChecking(accountId);
    }
    return check;
  },
);

function stillChecking(accountId: string): DirectoryError {
  return new DirectoryError({
    operation: "CheckAccountDelete",
    code: null,
    httpStatus: null,
    requestId: null,
    errorClass: "wait",
    outcome: "refused",
    sentence: `The service still checks whether ${member(accountId)} can be deleted. Nothing was deleted. Apply again in some minutes.`,
  });
}
