import { carriedOut, textAt } from "../answers";
import type { Caller, Reply } from "../caller";
import type { Live } from "../live";

/** A member is promoted, its mail sent again, the promotion cancelled and begun anew. Nobody clicks a link. */
export interface PromotionStory {
  readonly email: string;
  /** The account name while it verifies. */
  readonly accountName: string;
  /** What another member's promotion to the same address was answered. */
  readonly sameAddress: Reply;
  readonly renamed: Reply;
  readonly moved: Reply;
  readonly deleted: Reply;
  readonly promotedTwice: Reply;
  /** How long a resend was refused for being too soon; null if it was not taken at all. */
  readonly resendIntervalMs: number | null;
  readonly recordId: string;
  readonly resentRecordId: string;
  readonly promotedAgain: Reply;
}

export async function promotionStory(live: Live): Promise<PromotionStory> {
  const { management } = live;
  const [accountId, other] = [await live.member("promoted"), await live.member("other")];
  const [email, folder] = [live.address("first"), await live.folder(live.name("move"))];
  const first = carriedOut("PromoteResourceAccount", await promote(live, accountId, email));
  const shown = await management.call("GetAccount", { AccountId: accountId });
  const sameAddress = await promote(live, other, email);
  const account = { AccountId: accountId };
  const renamed = await management.call("UpdateAccount", {
    ...account,
    NewDisplayName: live.name("renamed"),
  });
  const move = (to: string) => management.call("MoveAccount", { ...account, DestinationFolderId: to });
  const moved = await move(textAt(folder, "Folder.FolderId"));
  // A folder with somebody in it could not be deleted in the end.
  if (moved.code === null) await move(live.rootFolderId);
  const resent = await resendWhenTaken(live, textAt(first, "Account.RecordId"));
  const promotedTwice = await promote(live, accountId, live.address("second"));
  const deleted = await management.call("DeleteAccount", account);
  const last = [first, resent.reply, promotedTwice].filter(({ code }) => code === null).at(-1) ?? first;
  await cancel(management, textAt(last, "Account.RecordId"));
  const promotedAgain = await promote(live, accountId, live.address("third"));
  await cancel(management, textAt(promotedAgain, "Account.RecordId"));
  return {
    email,
    accountName: textAt(shown, "Account.AccountName"),
    sameAddress,
    renamed,
    moved,
    deleted,
    promotedTwice,
    resendIntervalMs: resent.afterMs,
    recordId: textAt(first, "Account.RecordId"),
    resentRecordId: textAt(resent.reply, "Account.RecordId"),
    promotedAgain,
  };
}

async function promote(live: Live, accountId: string, email: string): Promise<Reply> {
  const { management } = live;
  const reply = await management.call("PromoteResourceAccount", { AccountId: accountId, Email: email });
  if (reply.code === null) {
    const recordId = textAt(reply, "Account.RecordId");
    live.cleanUpLater(`promotion ${recordId}`, () => cancel(management, recordId));
  }
  return reply;
}

function cancel(management: Caller, recordId: string): Promise<Reply> {
  return management.call("CancelPromoteResourceAccount", { RecordId: recordId });
}

async function resendWhenTaken(
  live: Live,
  recordId: string,
): Promise<{ reply: Reply; afterMs: number | null }> {
  const send = () => live.management.call("ResendPromoteResourceAccountEmail", { RecordId: recordId });
  let reply = await send();
  const afterMs =
    reply.code === null
      ? 0
      : await live.timeUntil(async () => {
          if (reply.code === "LimitExceeded.Frequency") reply = await send();
          return reply.code !== "LimitExceeded.Frequency";
        });
  return { reply, afterMs: reply.code === null ? afterMs : null };
}
