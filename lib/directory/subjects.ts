import { safeText } from "./secrets";

/** What a call is about, in words for errors and logs. */
export const thisDirectory = "the directory";

export const theCaller = "the caller";

export function member(accountId: string): string {
  return `member ${accountId}`;
}

export function promotionRecord(recordId: string): string {
  return `the promotion record ${recordId}`;
}

export function invitation(handshakeId: string): string {
  return `the invitation ${handshakeId}`;
}

/** An account that is not a member yet, named by its id or by its e-mail address, which is masked. */
export function invitee(target: string): string {
  return `account ${safeText(target, 80)}`;
}
