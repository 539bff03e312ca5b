import { isPromotionUnderWay, type Account } from "../answers/account";
import { hasCode } from "../errors/errors";
import { defineStep } from "./step";
import { isUnknown } from "./write-once";

export interface ResendInput {
  readonly recordId: string;
  readonly accountId: string;
  /**
   * Looked at right before the mail: whether it is not to be sent after all.
   *
   * @default it is sent to whoever waits for a confirmation
   */
  readonly holdBack?: (account: Account) => boolean;
}

export type ResendOutcome =
  | {
      readonly outcome: "sent";
      /** The answer's: it may differ from the one that was sent, and then only the new one works. */
      readonly recordId: string;
      readonly account: Account;
      readonly at: Date;
    }
  /** No answer came, and no read tells how many mails went out. To be counted as sent, not to be repeated. */
  | { readonly outcome: "maybe-sent"; readonly at: Date }
  /** As the caller wanted it. Nothing was sent. */
  | { readonly outcome: "held-back"; readonly account: Account; readonly at: Date }
  /** The service takes no other mail so shortly after the last one. Nothing was sent. */
  | { readonly outcome: "too-soon"; readonly account: Account; readonly at: Date }
  /** Promoted, expired or cancelled meanwhile. Nothing was sent. */
  | { readonly outcome: "not-verifying"; readonly account: Account; readonly at: Date };

/** Sends the promotion mail once more, for another 24 hours; the link in the former mail stops working. */
export const resend = defineStep<ResendInput, ResendOutcome>(
  "ResendPromoteResourceAccountEmail",
  ["GetAccount"],
  async (client, { recordId, accountId, holdBack }, options) => {
    const before = await client.getAccount(accountId, options);
    if (!isPromotionUnderWay(before.value)) {
      return { outcome: "not-verifying", account: before.value, at: before.at };
    }
    if (holdBack?.(before.value) === true) {
      return { outcome: "held-back", account: before.value, at: before.at };
    }
    try {
      const { value, at } = await client.resendPromoteResourceAccountEmail({ recordId }, options);
      const { recordId: newRecordId, ...account } = value;
      return { outcome: "sent", recordId: newRecordId ?? recordId, account, at };
    } catch (error) {
      if (isUnknown(error)) {
        return { outcome: "maybe-sent", at: before.at };
      }
      if (hasCode(error, "LimitExceeded.Frequency")) {
        return { outcome: "too-soon", account: before.value, at: before.at };
      }
      if (!hasCode(error, "AccountTypeOrStatusMismatch")) throw error;
      const now = await client.getAccount(accountId, options);
      if (isPromotionUnderWay(now.value)) throw error;
      return { outcome: "not-verifying", account: now.value, at: now.at };
    }
  },
);
