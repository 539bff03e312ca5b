import { listAt, textAt } from "../../api/answer";
import type { Answer } from "../../api/answer";
import type { AlicloudClient } from "../../api/client";
import { ApiError, isNotFound } from "../../api/errors";
import { OPERATIONS } from "../../api/operations";
import { poll } from "../poll";
import { timeoutOf } from "../timeout";
import type { AccountState } from "./schema";

const POLL_TIMEOUT_CALL_MS = 5 * 60_000;

/** Deletes the account and waits until its deletion is under way; an account that is gone already is fine. */
export async function deleteAccount(
  client: AlicloudClient,
  accountId: string,
  prior: AccountState,
): Promise<void> {
  const timeoutMs = timeoutOf(prior.timeouts, "delete");
  const waived = await waivedChecks(client, accountId, prior, timeoutMs);
  const parameters = {
    AccountId: accountId,
    ...(waived.length > 0 ? { AbandonableCheckId: JSON.stringify(waived) } : {}),
  };
  const retryOn = ["ConcurrentCallNotSupported", "NotSupportedOperation.PreCheckingAccount"];
  try {
    await client.call(OPERATIONS.deleteAccount, parameters, { timeoutMs, retryOn });
  } catch (error) {
    if (isNotFound(error)) return;
    throw error;
  }
  await awaitDeletion(client, accountId, timeoutMs);
}

/** The last of these three wins; `force_delete` waives whatever can be waived. */
async function waivedChecks(
  client: AlicloudClient,
  accountId: string,
  prior: AccountState,
  timeoutMs: number,
): Promise<readonly string[]> {
  return prior.force_delete === true
    ? allChecks(client, accountId, timeoutMs)
    : (prior.abandon_able_check_id ?? prior.abandonable_check_id ?? []);
}

async function allChecks(
  client: AlicloudClient,
  accountId: string,
  timeoutMs: number,
): Promise<readonly string[]> {
  const id = { AccountId: accountId };
  const result = () =>
    client.call(OPERATIONS.getAccountDeletionCheckResult, id, { timeoutMs: POLL_TIMEOUT_CALL_MS });
  await client.call(OPERATIONS.checkAccountDelete, id, { timeoutMs });
  await poll(client, "GetAccountDeletionCheckResult", timeoutMs, async () => {
    return statusIn(await result(), "AccountDeletionCheckResultInfo") === "PreCheckComplete";
  });
  // Asked a second time: once to wait, once to read.
  return listAt(await result(), "AccountDeletionCheckResultInfo", "AbandonableChecks").flatMap((check) => {
    const checkId = textAt(check, "CheckId");
    return checkId === null ? [] : [checkId];
  });
}

/** "Deleting" is taken for done, although the account then sits in its silence period for weeks. */
async function awaitDeletion(client: AlicloudClient, accountId: string, timeoutMs: number): Promise<void> {
  await poll(client, "GetAccountDeletionStatus", timeoutMs, async () => {
    const status = await deletionStatus(client, accountId);
    if (status === "CheckFailed" || status === "DeleteFailed") {
      throw new ApiError("DeleteAccount", 200, status, `account ${accountId} could not be deleted`, null);
    }
    return status === "Success" || status === "Deleting";
  });
}

/** Refused polls are swallowed, a 404 included: the vendor's provider then polls on until its time is up. */
async function deletionStatus(client: AlicloudClient, accountId: string): Promise<string | null> {
  try {
    const options = { timeoutMs: POLL_TIMEOUT_CALL_MS };
    const answer = await client.call(OPERATIONS.getAccountDeletionStatus, { AccountId: accountId }, options);
    return statusIn(answer, "RdAccountDeletionStatus");
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

function statusIn(answer: Answer, field: string): string | null {
  return textAt(answer, field, "Status");
}
