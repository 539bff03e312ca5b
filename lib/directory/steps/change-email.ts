import type { Account } from "../answers/account";
import type { Answer } from "../calls/call";
import { hasLogonAddress, isEmailChangeUnderWay, WAIT_MODIFY } from "../answers/email-change";
import { hasCode } from "../errors/errors";
import { defineStep } from "./step";
import { CHANGED_SINCE, writeOnce } from "./write-once";

export interface ChangeEmailInput {
  readonly accountId: string;
  /** The future logon e-mail address of the root user. */
  readonly email: string;
}

export interface ChangeEmailOutcome {
  /**
   * - `sent`: the mail is out.
   * - `already-changed`: the account signs in with this address. Nothing was sent.
   * - `already-waiting`: another change waits for its confirmation, to whatever address. Nothing was sent.
   * - `too-soon`: the service takes no other mail so shortly after the last one. Nothing was sent.
   */
  readonly outcome: "sent" | "already-changed" | "already-waiting" | "too-soon";
  readonly account: Account;
  readonly at: Date;
}

/** Sends the mail that makes a new address the logon and secure address of an account once its owner opens the link. */
export const changeEmail = defineStep<ChangeEmailInput, ChangeEmailOutcome>(
  "ChangeAccountEmail",
  ["GetAccount"],
  async (client, input, options) => {
    const before = await client.getAccount(input.accountId, options);
    const standing = standingOf(before, input);
    if (standing !== undefined) {
      return standing;
    }
    try {
      return await writeOnce<ChangeEmailOutcome>(
        { client, options },
        async () => sent(before.value, await client.changeAccountEmail(input, options)),
        async (lookUp) =>
          afterLostAnswer(before.value, await client.getAccount(input.accountId, lookUp), input),
      );
    } catch (error) {
      if (hasCode(error, "LimitExceeded.Frequency")) {
        return { outcome: "too-soon", account: before.value, at: before.at };
      }
      if (!hasCode(error, "NotSupportedOperation.Account.EmailModify")) throw error;
      // Refused, so it is not ours: somebody began a change between our reading and our writing.
      const standingNow = standingOf(await client.getAccount(input.accountId, options), input);
      if (standingNow === undefined) throw error;
      return standingNow;
    }
  },
);

function standingOf(
  { value: account, at }: Answer<Account>,
  { email }: ChangeEmailInput,
): ChangeEmailOutcome | undefined {
  if (isEmailChangeUnderWay(account)) {
    return { outcome: "already-waiting", account, at };
  }
  return hasLogonAddress(account, email) ? { outcome: "already-changed", account, at } : undefined;
}

function sent(before: Account, { at }: Answer<unknown>): ChangeEmailOutcome {
  return { outcome: "sent", account: { ...before, emailStatus: WAIT_MODIFY }, at };
}

/** The mail is out if the account waits for it, or has the address by now. */
function afterLostAnswer(
  before: Account,
  now: Answer<Account>,
  input: ChangeEmailInput,
): ChangeEmailOutcome | typeof CHANGED_SINCE | undefined {
  if (standingOf(now, input) !== undefined) {
    return { outcome: "sent", account: now.value, at: now.at };
  }
  const { emailStatus, modifyTime } = now.value;
  return emailStatus === before.emailStatus && modifyTime === before.modifyTime ? undefined : CHANGED_SINCE;
}
