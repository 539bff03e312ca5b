import { CLOUD_ACCOUNT } from "../../rules";
import { isPromotionUnderWay, type Account, type AccountUnderPromotion } from "../answers/account";
import type { Answer } from "../calls/call";
import { hasCode } from "../errors/errors";
import { defineStep } from "./step";
import { CHANGED_SINCE, writeOnce } from "./write-once";

export interface PromoteInput {
  readonly accountId: string;
  /** The future logon e-mail address of the root user. */
  readonly email: string;
}

export type PromoteOutcome =
  | { readonly outcome: "sent"; readonly recordId: string; readonly account: Account; readonly at: Date }
  /** The mail is out, but the answer with the record id was lost: it can be neither resent nor cancelled. */
  | { readonly outcome: "sent-handle-lost"; readonly account: Account; readonly at: Date }
  /** Somebody else's promotion waits for confirmation. Nothing was sent. */
  | { readonly outcome: "already-verifying"; readonly account: Account; readonly at: Date }
  | { readonly outcome: "already-promoted"; readonly account: Account; readonly at: Date }
  /** The service takes no other mail so shortly after the last one. Nothing was sent. */
  | { readonly outcome: "too-soon"; readonly account: Account; readonly at: Date };

/** What a member shows of a promotion that came to nothing. */
const ENDED = /^Promote(Expired|Cancelled|Failed)$/;

/** Sends the mail that turns a resource account into a cloud account once somebody clicks its link (24 hours). */
export const promote = defineStep<PromoteInput, PromoteOutcome>(
  "PromoteResourceAccount",
  ["GetAccount"],
  async (client, input, options) => {
    const before = await client.getAccount(input.accountId, options);
    const standing = underWay(before);
    if (standing !== undefined) {
      return standing;
    }
    try {
      return await writeOnce(
        { client, options },
        async () => sent(await client.promoteResourceAccount(input, options)),
        async (lookUp) => afterLostAnswer(before, await client.getAccount(input.accountId, lookUp)),
      );
    } catch (error) {
      if (hasCode(error, "LimitExceeded.Frequency")) {
        return { outcome: "too-soon", account: before.value, at: before.at };
      }
      if (!hasCode(error, "AccountTypeOrStatusMismatch", "InvalidParameter.Email.AlreadyUsed")) throw error;
      // Refused, so it is not ours: somebody promoted the member between our reading and our writing.
      const standingNow = underWay(await client.getAccount(input.accountId, options));
      if (standingNow === undefined) throw error;
      return standingNow;
    }
  },
);

function underWay({ value: account, at }: Answer<Account>): PromoteOutcome | undefined {
  if (account.type === CLOUD_ACCOUNT) {
    return { outcome: "already-promoted", account, at };
  }
  return isPromotionUnderWay(account) ? { outcome: "already-verifying", account, at } : undefined;
}

function sent({ value, at }: Answer<AccountUnderPromotion>): PromoteOutcome {
  const { recordId, ...account } = value;
  return recordId === null
    ? { outcome: "sent-handle-lost", account, at }
    : { outcome: "sent", recordId, account, at };
}

/** The mail is out if the member waits for it; it may have been, and was taken back, if the member has changed otherwise. */
function afterLostAnswer(
  before: Answer<Account>,
  now: Answer<Account>,
): PromoteOutcome | typeof CHANGED_SINCE | undefined {
  const found = underWay(now);
  if (found?.outcome === "already-verifying") {
    return { ...found, outcome: "sent-handle-lost" };
  }
  const { status, modifyTime } = now.value;
  const isAsBefore = status === before.value.status && modifyTime === before.value.modifyTime;
  return found ?? (isAsBefore && !hidesAnEnd(before) ? undefined : CHANGED_SINCE);
}

/**
 * Whether a promotion that is sent and taken back at once leaves the member as it was seen: an earlier one has ended in the same way, and
 * in the very second of the look, since the service counts in seconds.
 */
function hidesAnEnd({ value: { status, modifyTime }, at }: Answer<Account>): boolean {
  return ENDED.test(status) && Date.parse(modifyTime ?? "") >= Math.floor(at.getTime() / 1000) * 1000;
}
