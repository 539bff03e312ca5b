import type { Cloud } from "./cloud";
import type { PhoneCode } from "./entities";

const CODE_LIFETIME_MS = 15 * 60 * 1000;

/** The time in which codes are counted: a day. */
export const PHONE_CODE_QUOTA_MS = 24 * 60 * 60 * 1000;

/** Sends a code to a phone; a code that was sent for the same account before is worthless from then on. */
export function sendPhoneCode(cloud: Cloud, accountId: string, phone: string): PhoneCode {
  const now = cloud.clock.now();
  const code = cloud.random.digits(6);
  const sent: PhoneCode = { phone, code, expiresAt: new Date(now.getTime() + CODE_LIFETIME_MS) };
  cloud.phoneCodes.set(accountId, sent);
  cloud.mailbox.deliverText({ to: phone, accountId, code, sentAt: now });
  return sent;
}

/** @returns false if the code was not sent to this phone, or is too old */
export function bindPhone(
  cloud: Cloud,
  accountId: string,
  { phone, code }: Pick<PhoneCode, "phone" | "code">,
): boolean {
  const sent = cloud.phoneCodes.get(accountId);
  if (sent?.phone !== phone || sent.code !== code || sent.expiresAt <= cloud.clock.now()) return false;
  cloud.phoneCodes.delete(accountId);
  cloud.securePhones.set(accountId, phone);
  cloud.accountOf(accountId).hasSecurePhone = true;
  return true;
}
