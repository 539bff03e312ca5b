import type { Cloud } from "./cloud";
import { newRecord, sendConfirmationMail } from "./confirmations";
import type { Member, MemberStatus, Promotion } from "./entities";
import { relabel } from "./members";

/** How long the link of a promotion mail can be used: 24 hours. */
export const PROMOTION_LINK_LIFETIME_MS = 24 * 60 * 60 * 1000;

export function startPromotion(cloud: Cloud, member: Member, email: string): Promotion {
  const promotion = newRecord(cloud, member.accountId, email);
  cloud.promotions.set(promotion.recordId, promotion);
  sendPromotionMail(cloud, promotion);
  return promotion;
}

export function sendPromotionMail(cloud: Cloud, promotion: Promotion): void {
  const { recordId } = promotion;
  sendConfirmationMail(cloud, promotion, { kind: "promotion", recordId }, PROMOTION_LINK_LIFETIME_MS);
  promotion.status = "Verifying";
  relabel(cloud, promotion.accountId, "PromoteVerifying", promotion.lastMailAt);
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
  relabel(cloud, promotion.accountId, "PromoteSuccess", cloud.clock.now());
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
  relabel(cloud, promotion.accountId, ENDED[outcome], at);
}

export function verifyingPromotionOf(cloud: Cloud, accountId: string): Promotion | undefined {
  return [...cloud.promotions.values()].find(
    (promotion) => promotion.accountId === accountId && promotion.status === "Verifying",
  );
}

export function latestPromotionOf(cloud: Cloud, accountId: string): Promotion | undefined {
  return [...cloud.promotions.values()].filter((promotion) => promotion.accountId === accountId).at(-1);
}
