import { checkMemberGone } from "../answers/account";
import type { DirectoryClient } from "../calls/client";
import { DirectoryError, isMemberNotFound } from "../errors/errors";
import { findMember } from "../reads/find-member";
import { FIRST_GONE_PAUSE_MS, GONE_WITHIN_MS, LONGEST_GONE_PAUSE_MS, LOOK_UP_MS } from "../limits";
import { member } from "../errors/subjects";
import { waitUntil } from "../reads/wait-until";
import { defineStep, type StepCallOptions } from "./step";
import { CHANGED_SINCE, writeOnce } from "./write-once";

export interface RemoveMemberInput {
  readonly accountId: string;
}

export interface RemoveMemberOutcome {
  /** `already-gone`: the directory had no such member. No call was made, or it came too late. */
  readonly outcome: "removed" | "already-gone";
}

/**
 * Removes an invited member (a cloud account) from the directory; the account itself lives on. Ends when the
 * directory shows it no more.
 */
export const removeMember = defineStep<RemoveMemberInput, RemoveMemberOutcome>(
  "RemoveCloudAccount",
  ["GetAccount"],
  async (client, { accountId }, options) => {
    const before = await findMember(client, accountId, options);
    if (before === null) {
      return { outcome: "already-gone" };
    }
    try {
      await writeOnce(
        { client, options },
        () => client.removeCloudAccount(accountId, options),
        async (lookUp) => {
          const now = await findMember(client, accountId, lookUp);
          if (now === null) return "gone";
          // It was removed, and has joined again.
          return now.value.joinTime === before.value.joinTime ? undefined : CHANGED_SINCE;
        },
      );
    } catch (error) {
      if (!isMemberNotFound(error)) throw error;
      return { outcome: "already-gone" };
    }
    await untilGone(client, accountId, options);
    return { outcome: "removed" };
  },
);

/** Goes on when stopped until it has looked once: the removal is under way and cannot be taken back. */
async function untilGone(
  client: DirectoryClient,
  accountId: string,
  { signal, deadline }: StepCallOptions,
): Promise<void> {
  const { outcome } = await waitUntil({
    read: async () => (await findMember(client, accountId, { deadlineMs: LOOK_UP_MS }))?.value ?? null,
    checkState: checkMemberGone,
    minDelayMs: FIRST_GONE_PAUSE_MS,
    maxDelayMs: LONGEST_GONE_PAUSE_MS,
    deadlineMs: Math.min(GONE_WITHIN_MS, deadline.leftMs),
    deps: client.deps,
    signal,
  });
  if (outcome !== "settled") {
    throw stillThere(accountId);
  }
}

function stillThere(accountId: string): DirectoryError {
  return new DirectoryError({
    operation: "RemoveCloudAccount",
    code: null,
    httpStatus: null,
    requestId: null,
    errorClass: "wait",
    outcome: "unknown",
    sentence: `The service took the removal of ${member(accountId)}, but still shows the member. Apply again in some minutes: if it is gone by then, nothing more is sent.`,
  });
}
