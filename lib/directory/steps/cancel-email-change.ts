import type { Account } from "../answers/account";
import type { Answer } from "../calls/call";
import { isEmailChangeUnderWay } from "../answers/email-change";
import { hasCode } from "../errors/errors";
import { defineStep } from "./step";
import { writeOnce } from "./write-once";

export interface CancelEmailChangeInput {
  readonly accountId: string;
  /**
   * Looks at the account right before: true cancels nothing.
   *
   * @default whatever waits for a confirmation is cancelled
   */
  readonly holdBack?: (account: Account) => boolean;
}

export interface CancelEmailChangeOutcome {
  /**
   * - `cancelled`: the link in its mail is dead.
   * - `already-over`: confirmed, expired or cancelled before; the account says which.
   * - `held-back`: as the input wanted it. Nothing was cancelled.
   */
  readonly outcome: "cancelled" | "already-over" | "held-back";
  /** As it was looked at last. */
  readonly account: Account;
}

/** The word of the service for a change that was taken back. */
const CANCELLED = "CANCELLED";

/**
 * Takes back a change of address that waits for its confirmation; the link in its mail stops working. Sent once only: the call
 * names the account, not the change, and no answer tells one change from the next.
 */
export const cancelEmailChange = defineStep<CancelEmailChangeInput, CancelEmailChangeOutcome>(
  "CancelChangeAccountEmail",
  ["GetAccount"],
  async (client, { accountId, holdBack }, options) => {
    const before = await client.getAccount(accountId, options);
    const over = endOf(before);
    if (over !== undefined) {
      return over;
    }
    if (holdBack?.(before.value) === true) {
      return { outcome: "held-back", account: before.value };
    }
    try {
      return await writeOnce<CancelEmailChangeOutcome>(
        { client, options, mostTries: 1 },
        async () => {
          await client.cancelChangeAccountEmail(accountId, options);
          return { outcome: "cancelled", account: { ...before.value, emailStatus: CANCELLED } };
        },
        async (lookUp) => {
          const { value: account } = await client.getAccount(accountId, lookUp);
          return account.emailStatus === CANCELLED ? { outcome: "cancelled", account } : undefined;
        },
      );
    } catch (error) {
      if (!hasCode(error, "EntityNotExists.EmailModifyRecord")) throw error;
      const overNow = endOf(await client.getAccount(accountId, options));
      if (overNow === undefined) throw error;
      return overNow;
    }
  },
);

function endOf({ value: account }: Answer<Account>): CancelEmailChangeOutcome | undefined {
  return isEmailChangeUnderWay(account) ? undefined : { outcome: "already-over", account };
}
