import type { Cloud } from "./cloud";
import type { Member, MemberStatus, Promotion } from "./entities";

/** How long the link of a promotion mail can be used: 24 hours. */
export const PROMOTION_LINK_LIFETIME_MS = 24 * 60 * 60 * 1000;

export function startPromotion(cloud: Cloud, member: Member, email: string): Promotion {
  const now = cloud.clock.now();
  const promotion: Promotion = {
    recordId: cloud.random.uuid(),
    accountId: member.accountId,
    email,
    status: "Verifying",
    linkToken: "",
    mailsSent: 0,
    lastMailAt: now,
    expiresAt: now,
  };
  cloud.promotions.set(promotion.recordId, promotion);
  sendPromotionMail(cloud, promotion);
  return promotion;
}

/** Sends a mail with a new link, which makes all earlier links useless and starts the 24 hours again. */
export function sendPromotionMail(cloud: Cloud, promotion: Promotion): void {
  const now = cloud.clock.now();
  promotion.status = "Verifying";
  promotion.linkToken = cloud.random.hex(32);
  promotion.mailsSent += 1;
  promotion.lastMailAt = now;
  promotion.expiresAt = new Date(now.getTime() + PROMOTION_LINK_LIFETIME_MS);
  relabel(cloud, promotion, "PromoteVerifying", now);
  cloud.mailbox.deliver({
    id: `mail-${cloud.mailbox.count + 1}`,
    kind: "promotion",
    to: promotion.email,
    accountId: promotion.accountId,
    recordId: promotion.recordId,
    link: `${cloud.endpoint}/confirm/${promotion.linkToken}`,
    sentAt: now,
  });
}

/** Carries a promotion on under a new record id; the former id is dead from then on. */
export function replacePromotionRecord(cloud: Cloud, former: Promotion): Promotion {
  former.status = "Replaced";
  const successor: Promotion = { ...former, recordId: cloud.random.uuid() };
  cloud.promotions.set(successor.recordId, successor);
  return successor;
}

/** The owner of the address has followed the link. */
export function confirmPromotion(cloud: Cloud, promotion: Promotion): void {
  const member = cloud.members.get(promotion.accountId);
  if (member === undefined) throw new Error(`Account ${promotion.accountId} is no member any more.`);
  const account = cloud.accountOf(promotion.accountId);
  promotion.status = "Confirmed";
  member.type = "CloudAccount";
  account.accountName = promotion.email;
  account.hasSecureEmail = true;
  relabel(cloud, promotion, "PromoteSuccess", cloud.clock.now());
}

const ENDED: Readonly<Record<"Expired" | "Cancelled" | "Failed", MemberStatus>> = {
  Expired: "PromoteExpired",
  Cancelled: "PromoteCancelled",
  Failed: "PromoteFailed",
};

export function endPromotion(
  cloud: Cloud,
  promotion: Promotion,
  outcome: keyof typeof ENDED,
  at: Date,
): void {
  promotion.status = outcome;
  relabel(cloud, promotion, ENDED[outcome], at);
}

export function verifyingPromotionOf(cloud: Cloud, accountId: string): Promotion | undefined {
  return [...cloud.promotions.values()].find(
    (promotion) => promotion.accountId === accountId && promotion.status === "Verifying",
  );
}

export function latestPromotionOf(cloud: Cloud, accountId: string): Promotion | undefined {
  return [...cloud.promotions.values()].filter((promotion) => promotion.accountId === accountId).at(-1);
}

/** One address serves one account anywhere: a promotion that still waits for its confirmation holds it, too. */
export function isEmailUsed(cloud: Cloud, email: string): boolean {
  const wanted = email.toLowerCase();
  return (
    cloud.takenEmails.has(wanted) ||
    cloud.accountByEmail(wanted) !== undefined ||
    [...cloud.promotions.values()].some(
      (promotion) => promotion.status === "Verifying" && promotion.email.toLowerCase() === wanted,
    )
  );
}

/** Somebody else registers the address: promotions that wait for it have failed. */
export function takeEmail(cloud: Cloud, email: string): void {
  const wanted = email.toLowerCase();
  cloud.takenEmails.add(wanted);
  for (const promotion of cloud.promotions.values()) {
    if (promotion.status === "Verifying" && promotion.email.toLowerCase() === wanted) {
      endPromotion(cloud, promotion, "Failed", cloud.clock.now());
    }
  }
}

function relabel(cloud: Cloud, promotion: Promotion, status: MemberStatus, at: Date): void {
  const member = cloud.members.get(promotion.accountId);
  if (member === undefined) return;
  member.status = status;
  member.modifyTime = at;
}
