import { addressKey } from "../../rules";
import type { Account } from "./account";

type EmailStatusOnly = Pick<Account, "emailStatus">;

/** How a change of address stands that waits for the owner of the new one, in the service's words. */
export const WAIT_MODIFY = "WAIT_MODIFY";

/** A change of the logon address waits for its confirmation. */
export function isEmailChangeUnderWay({ emailStatus }: EmailStatusOnly): boolean {
  return emailStatus === WAIT_MODIFY;
}

/** Has the change come to an end: confirmed, expired or cancelled? */
export function checkEmailChangeSettled(account: EmailStatusOnly): "settled" | "pending" {
  return isEmailChangeUnderWay(account) ? "pending" : "settled";
}

/** Whether the account signs in with this address. Not to be asked during a change: which one is shown then is not known. */
export function hasLogonAddress(
  { accountName }: Pick<Account, "accountName">,
  email: string | null,
): boolean {
  return accountName !== null && email !== null && addressKey(accountName) === addressKey(email);
}

/** How a change to an address stands, or has ended. */
export type EmailChangeStatus = "Pending" | "Confirmed" | "Expired" | "Cancelled";

/** While a change waits, the name that the account shows proves nothing: it may be the future one already. */
export function emailChangeStatus(
  account: Pick<Account, "accountName" | "emailStatus">,
  email: string | null,
): EmailChangeStatus {
  if (isEmailChangeUnderWay(account)) {
    return "Pending";
  }
  if (hasLogonAddress(account, email)) {
    return "Confirmed";
  }
  return account.emailStatus === "EXPIRED" ? "Expired" : "Cancelled";
}
