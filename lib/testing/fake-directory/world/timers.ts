import type { Cloud } from "./cloud";
import { closeHandshake, EXPIRED_HANDSHAKE_RETENTION_MS } from "./handshakes";
import { endPromotion } from "./promotions";

/** Applies everything that has run out since the last look. Called before each look, so no timer ever runs. */
export function applyExpiry(cloud: Cloud): void {
  const now = cloud.clock.now();
  for (const promotion of cloud.promotions.values()) {
    if (promotion.status === "Verifying" && promotion.expiresAt <= now) {
      endPromotion(cloud, promotion, "Expired", promotion.expiresAt);
    }
  }
  for (const handshake of cloud.handshakes.values()) {
    if (handshake.status === "Pending" && handshake.expireTime <= now) {
      closeHandshake(cloud, handshake, "Expired", handshake.expireTime);
    }
    const purgeTime = handshake.expireTime.getTime() + EXPIRED_HANDSHAKE_RETENTION_MS;
    if (handshake.status === "Expired" && purgeTime <= now.getTime()) cloud.handshakes.delete(handshake.id);
  }
}
