import type { Mail } from "../mailbox";
import type { Cloud } from "./cloud";
import type { Confirmation, ConfirmationRecord } from "./entities";

const UNSENT: Pick<Confirmation, "linkToken" | "mailsSent"> = { linkToken: "", mailsSent: 0 };

/** A confirmation whose first mail is still to be sent. */
export function newConfirmation(cloud: Cloud, accountId: string, email: string): Confirmation {
  const now = cloud.clock.now();
  return { accountId, email, ...UNSENT, lastMailAt: now, expiresAt: now };
}

export function newRecord(cloud: Cloud, accountId: string, email: string): ConfirmationRecord {
  return {
    recordId: cloud.random.uuid(),
    ...newConfirmation(cloud, accountId, email),
    status: "Verifying",
  };
}

/** Carries a record on under a new id; the former id is dead from then on. */
export function replaceRecord(
  cloud: Cloud,
  records: Map<string, ConfirmationRecord>,
  former: ConfirmationRecord,
): ConfirmationRecord {
  former.status = "Replaced";
  const successor: ConfirmationRecord = { ...former, recordId: cloud.random.uuid() };
  records.set(successor.recordId, successor);
  return successor;
}

/** Sends a mail with a new link, which makes all earlier links useless and starts its lifetime again. */
export function sendConfirmationMail(
  cloud: Cloud,
  confirmation: Confirmation,
  mail: Pick<Mail, "kind" | "recordId">,
  lifetimeMs: number,
): void {
  const now = cloud.clock.now();
  confirmation.linkToken = cloud.random.hex(32);
  confirmation.mailsSent += 1;
  confirmation.lastMailAt = now;
  confirmation.expiresAt = new Date(now.getTime() + lifetimeMs);
  cloud.mailbox.deliver({
    ...mail,
    id: `mail-${cloud.mailbox.count + 1}`,
    to: confirmation.email,
    accountId: confirmation.accountId,
    link: `${cloud.endpoint}/confirm/${confirmation.linkToken}`,
    sentAt: now,
  });
}

/** Whether a mail would follow the last one sooner than the service allows. */
export function isTooSoon(cloud: Cloud, { lastMailAt }: Confirmation): boolean {
  return cloud.clock.now().getTime() < lastMailAt.getTime() + cloud.options.resendIntervalMs;
}
