import type { Cloud } from "./cloud";
import { endCreation } from "./creations";
import { finishDeletions } from "./deletions";
import type { Handshake } from "./entities";
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
  for (const creation of cloud.creations.values()) {
    if (creation.status === "Verifying" && creation.expiresAt <= now) {
      endCreation(cloud, creation, "Expired", creation.expiresAt);
    }
  }
  for (const change of cloud.emailChanges.values()) {
    if (change.status === "Waiting" && change.expiresAt <= now) change.status = "Expired";
  }
  for (const handshake of cloud.handshakes.values()) ageHandshake(cloud, handshake, now);
  finishDeletions(cloud);
}

function ageHandshake(cloud: Cloud, handshake: Handshake, now: Date): void {
  if (handshake.status === "Pending" && handshake.expireTime <= now) {
    closeHandshake(cloud, handshake, "Expired", handshake.expireTime);
  }
  const purgeTime = handshake.expireTime.getTime() + EXPIRED_HANDSHAKE_RETENTION_MS;
  if (handshake.status !== "Expired" || purgeTime > now.getTime()) return;
  if (cloud.options.expiredHandshakeAfterRetention === "gone") cloud.handshakes.delete(handshake.id);
  else handshake.status = "Deleted";
}
