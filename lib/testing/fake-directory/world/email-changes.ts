import type { Cloud } from "./cloud";
import { newConfirmation, sendConfirmationMail } from "./confirmations";
import type { EmailChange } from "./entities";

/** Sends the mail that the owner of the new address has to answer; until then nothing changes. */
export function startEmailChange(cloud: Cloud, accountId: string, email: string): EmailChange {
  const change: EmailChange = { ...newConfirmation(cloud, accountId, email), status: "Waiting" };
  cloud.emailChanges.set(accountId, change);
  sendEmailChangeMail(cloud, change);
  return change;
}

export function sendEmailChangeMail(cloud: Cloud, change: EmailChange): void {
  const { emailChangeLifetimeMs, emailChangeModifies } = cloud.options;
  const member = cloud.members.get(change.accountId);
  if (member !== undefined && emailChangeModifies === "yes") member.modifyTime = cloud.clock.now();
  sendConfirmationMail(cloud, change, { kind: "email-change", recordId: null }, emailChangeLifetimeMs);
}

/** The owner of the new address has followed the link: it becomes the logon name and the secure address. */
export function confirmEmailChange(cloud: Cloud, change: EmailChange): void {
  const account = cloud.accountOf(change.accountId);
  change.status = "Confirmed";
  account.accountName = change.email;
  account.hasSecureEmail = true;
  const member = cloud.members.get(change.accountId);
  if (member !== undefined) member.modifyTime = cloud.clock.now();
}

export function waitingEmailChangeOf(cloud: Cloud, accountId: string): EmailChange | undefined {
  const change = cloud.emailChanges.get(accountId);
  return change?.status === "Waiting" ? change : undefined;
}
