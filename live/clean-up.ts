import { listAt, textAt, fieldOf } from "./answers";
import type { Reply } from "./caller";
import type { Live } from "./live";

/**
 * Deletes a member of this run, waiving whatever its check finds. One that is Deleting goes without further ado; a
 * deletion that is still Checking may fail.
 */
export async function deleteMember(live: Live, accountId: string): Promise<Reply> {
  if (await isOnItsWay(live, accountId)) {
    return DONE;
  }
  const reply = await deleteChecked(live, accountId);
  if (reply.code !== null || (await isOnItsWay(live, accountId))) {
    return reply;
  }
  return { ...reply, code: await deletionStatusOf(live, accountId) };
}

const DONE: Reply = { code: null, status: 200, body: {} };

async function isOnItsWay(live: Live, accountId: string): Promise<boolean> {
  await live.timeUntil(async () => (await deletionStatusOf(live, accountId)) !== "Checking");
  return ["Deleting", "Success"].includes(await deletionStatusOf(live, accountId));
}

/** Checks, then deletes. */
export async function deleteChecked(live: Live, accountId: string): Promise<Reply> {
  const { management } = live;
  const checked = await management.call("CheckAccountDelete", { AccountId: accountId });
  if (checked.code !== null) {
    return checked;
  }
  await live.timeUntil(async () => (await checkOf(live, accountId)).status === "PreCheckComplete");
  const { abandonable } = await checkOf(live, accountId);
  return management.call("DeleteAccount", {
    AccountId: accountId,
    AbandonableCheckId: JSON.stringify(abandonable),
  });
}

export interface DeletionCheck {
  readonly status: string;
  /** Ids of what may be waived. */
  readonly abandonable: readonly string[];
  readonly allowDelete: unknown;
}

export async function checkOf({ management }: Live, accountId: string): Promise<DeletionCheck> {
  const reply = await management.call("GetAccountDeletionCheckResult", { AccountId: accountId });
  const info = "AccountDeletionCheckResultInfo";
  return {
    status: textAt(reply, `${info}.Status`),
    abandonable: listAt(reply, `${info}.AbandonableChecks`).map((check) => String(fieldOf(check, "CheckId"))),
    allowDelete: fieldOf(fieldOf(reply.body, info), "AllowDelete"),
  };
}

/** Checking, Deleting, Success, CheckFailed or DeleteFailed; a code if it is refused. */
export async function deletionStatusOf({ management }: Live, accountId: string): Promise<string> {
  const reply = await management.call("GetAccountDeletionStatus", { AccountId: accountId });
  return reply.code ?? textAt(reply, "RdAccountDeletionStatus.Status");
}
