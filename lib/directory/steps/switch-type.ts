import type { AccountType } from "../../rules";
import type { Account } from "../answers/account";
import type { Answer } from "../calls/call";
import { hasCode } from "../errors/errors";
import { defineStep } from "./step";
import { writeOnce } from "./write-once";

export interface SwitchTypeInput {
  readonly accountId: string;
  readonly type: AccountType;
}

export interface SwitchTypeOutcome {
  /** `already`: the member had this type. No call was made. */
  readonly outcome: "switched" | "already";
  readonly account: Account;
  readonly at: Date;
}

/** Switches a member between resource account and cloud account, without a mail (UpdateAccount, never with a rename). */
export const switchType = defineStep<SwitchTypeInput, SwitchTypeOutcome>(
  "UpdateAccount",
  ["GetAccount"],
  async (client, { accountId, type }, options) => {
    const already = (answer: Answer<Account>): SwitchTypeOutcome | undefined =>
      answer.value.type === type ? { outcome: "already", account: answer.value, at: answer.at } : undefined;

    const before = already(await client.getAccount(accountId, options));
    if (before !== undefined) {
      return before;
    }
    try {
      return await writeOnce(
        { client, options },
        async () => switched(await client.updateAccount({ accountId, newAccountType: type }, options)),
        async (lookUp) => {
          const now = await client.getAccount(accountId, lookUp);
          return now.value.type === type ? switched(now) : undefined;
        },
      );
    } catch (error) {
      if (!hasCode(error, "AccountTypeMismatch")) throw error;
      const now = already(await client.getAccount(accountId, options));
      if (now === undefined) throw error;
      return now;
    }
  },
);

function switched({ value: account, at }: Answer<Account>): SwitchTypeOutcome {
  return { outcome: "switched", account, at };
}
