import { safeText } from "../credentials/secrets";

/** What a call is about, in words for errors and logs. */
export const thisDirectory = "the directory";

export const theCaller = "the caller";

export function member(accountId: string): string {
  return `member ${accountId}`;
}

/** A member that does not exist yet; the name is ours to show. */
export function newMember(displayName: string): string {
  return `the member "${safeText(displayName, 64)}"`;
}

export function folder(folderId: string): string {
  return `folder ${folderId}`;
}

/** A folder that does not exist yet. */
export function newFolder(name: string): string {
  return `the folder "${safeText(name, 64)}"`;
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
