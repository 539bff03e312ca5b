import { CLOUD_ACCOUNT } from "../../rules";
import { isPromotionUnderWay, type Account } from "../answers/account";
import type { Answer } from "../calls/call";
import { hasCode } from "../errors/errors";
import { defineStep } from "./step";
import { writeOnce } from "./write-once";

export interface CancelPromotionInput {
  readonly recordId: string;
  readonly accountId: string;
}

export type CancelPromotionOutcome =
  | { readonly outcome: "cancelled"; readonly at: Date }
  /** Expired, failed or cancelled before. */
  | { readonly outcome: "already-over"; readonly account: Account; readonly at: Date }
  /** The member is a cloud account: the mail has been confirmed. */
  | { readonly outcome: "too-late"; readonly account: Account; readonly at: Date };

/** Ends a promotion that waits for confirmation; the link in its mail stops working. */
export const cancelPromotion = defineStep<CancelPromotionInput, CancelPromotionOutcome>(
  "CancelPromoteResourceAccount",
  ["GetAccount"],
  async (client, { recordId, accountId }, options) => {
    const over = endOf(await client.getAccount(accountId, options));
    if (over !== undefined) {
      return over;
    }
    try {
      return await writeOnce<CancelPromotionOutcome>(
        { client, options },
        async () => cancelled(await client.cancelPromoteResourceAccount({ recordId }, options)),
        async (lookUp) => {
          const now = await client.getAccount(accountId, lookUp);
          const end = endOf(now);
          return end?.outcome === "already-over" ? cancelled(now) : end;
        },
      );
    } catch (error) {
      if (!hasCode(error, "EntityNotExists.AccountRecord", "AccountTypeOrStatusMismatch")) throw error;
      const overNow = endOf(await client.getAccount(accountId, options));
      if (overNow === undefined) throw error;
      return overNow;
    }
  },
);

function cancelled({ at }: Answer<unknown>): CancelPromotionOutcome {
  return { outcome: "cancelled", at };
}

function endOf({ value: account, at }: Answer<Account>): CancelPromotionOutcome | undefined {
  if (account.type === CLOUD_ACCOUNT) {
    return { outcome: "too-late", account, at };
  }
  return isPromotionUnderWay(account) ? undefined : { outcome: "already-over", account, at };
}
