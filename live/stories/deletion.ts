import { carriedOut } from "../answers";
import type { Reply } from "../caller";
import { checkOf, deleteChecked, deletionStatusOf } from "../clean-up";
import type { Live } from "../live";

/** A member is checked, and deleted without waiving what the check has found; then, if that failed, with it. */
export interface DeletionStory {
  /** How long the check took; null: more than five minutes. */
  readonly checkMs: number | null;
  readonly allowDelete: unknown;
  /** What could have been waived. */
  readonly abandonable: readonly string[];
  readonly deletedUnwaived: Reply;
  /** What became of that. */
  readonly statusUnwaived: string;
  /** How long the deletion was Checking, and Deleting after that; null: more than five minutes. */
  readonly checkingMs: number | null;
  readonly deletingMs: number | null;
  /** The status once it had come to its end. */
  readonly statusAfterwards: string;
}

export async function deletionStory(live: Live): Promise<DeletionStory> {
  const { management } = live;
  const accountId = await live.member("deleted");
  carriedOut("CheckAccountDelete", await management.call("CheckAccountDelete", { AccountId: accountId }));
  const checkMs = await live.timeUntil(
    async () => (await checkOf(live, accountId)).status === "PreCheckComplete",
  );
  const { allowDelete, abandonable } = await checkOf(live, accountId);
  const deletedUnwaived = await management.call("DeleteAccount", { AccountId: accountId });
  let checkingMs = await timeWhile(live, accountId, "Checking");
  const statusUnwaived = await deletionStatusOf(live, accountId);
  if (statusUnwaived === "CheckFailed") {
    carriedOut("DeleteAccount", await deleteChecked(live, accountId));
    checkingMs = await timeWhile(live, accountId, "Checking");
  }
  const deletingMs = await timeWhile(live, accountId, "Deleting");
  return {
    checkMs,
    allowDelete,
    abandonable,
    deletedUnwaived,
    statusUnwaived,
    checkingMs,
    deletingMs,
    statusAfterwards: await deletionStatusOf(live, accountId),
  };
}

function timeWhile(live: Live, accountId: string, status: string): Promise<number | null> {
  return live.timeUntil(async () => (await deletionStatusOf(live, accountId)) !== status);
}
