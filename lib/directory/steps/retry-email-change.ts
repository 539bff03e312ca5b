import type { Account } from "../answers/account";
import { isEmailChangeUnderWay } from "../answers/email-change";
import { hasCode } from "../errors/errors";
import { defineStep } from "./step";
import { isUnknown } from "./write-once";

export interface RetryEmailChangeInput {
  readonly accountId: string;
  /**
   * Looks at the account right before the mail: true sends none.
   *
   * @default it is sent to whoever waits for a confirmation
   */
  readonly holdBack?: (account: Account) => boolean;
}

export interface RetryEmailChangeOutcome {
  /**
   * - `sent`: one more mail is out.
   * - `maybe-sent`: no answer came, and no read tells how many mails went out. To be counted as sent, not to be repeated.
   * - `not-waiting`: confirmed, expired or cancelled meanwhile. Nothing was sent.
   * - `held-back`: as the input wanted it. Nothing was sent.
   * - `too-soon`: the service takes no other mail so shortly after the last one. Nothing was sent.
   */
  readonly outcome: "sent" | "maybe-sent" | "not-waiting" | "held-back" | "too-soon";
  readonly account: Account;
  readonly at: Date;
}

/** Sends the mail of a change of address that waits for its confirmation once more. */
export const retryEmailChange = defineStep<RetryEmailChangeInput, RetryEmailChangeOutcome>(
  "RetryChangeAccountEmail",
  ["GetAccount"],
  async (client, { accountId, holdBack }, options) => {
    const { value: account, at } = await client.getAccount(accountId, options);
    if (!isEmailChangeUnderWay(account)) {
      return { outcome: "not-waiting", account, at };
    }
    if (holdBack?.(account) === true) {
      return { outcome: "held-back", account, at };
    }
    try {
      const answer = await client.retryChangeAccountEmail(accountId, options);
      return { outcome: "sent", account, at: answer.at };
    } catch (error) {
      if (isUnknown(error)) {
        return { outcome: "maybe-sent", account, at };
      }
      if (hasCode(error, "LimitExceeded.Frequency")) {
        return { outcome: "too-soon", account, at };
      }
      if (!hasCode(error, "EntityNotExists.EmailModifyRecord")) throw error;
      const now = await client.getAccount(accountId, options);
      if (isEmailChangeUnderWay(now.value)) throw error;
      return { outcome: "not-waiting", account: now.value, at: now.at };
    }
  },
);
