import type { Cloud } from "./cloud";
import { endCreation } from "./creations";
import { endPromotion } from "./promotions";

/** One address serves one account anywhere: a mail that still waits for its confirmation holds it, too. */
export function isEmailUsed(cloud: Cloud, email: string): boolean {
  const wanted = email.toLowerCase();
  return (
    cloud.takenEmails.has(wanted) ||
    cloud.accountByEmail(wanted) !== undefined ||
    waitingFor(cloud, wanted).length > 0
  );
}

/** Somebody else registers the address: whatever waits for it has failed. */
export function takeEmail(cloud: Cloud, email: string): void {
  const wanted = email.toLowerCase();
  cloud.takenEmails.add(wanted);
  for (const fail of waitingFor(cloud, wanted)) fail();
}

/** How to end everything that waits for the owner of the address. */
function waitingFor(cloud: Cloud, wanted: string): (() => void)[] {
  const now = cloud.clock.now();
  const waits = (thing: { email: string; status: string }): boolean =>
    thing.email.toLowerCase() === wanted && (thing.status === "Verifying" || thing.status === "Waiting");
  return [
    ...[...cloud.promotions.values()].filter(waits).map((promotion) => () => {
      endPromotion(cloud, promotion, "Failed", now);
    }),
    ...[...cloud.creations.values()].filter(waits).map((creation) => () => {
      endCreation(cloud, creation, "Failed", now);
    }),
    ...[...cloud.emailChanges.values()].filter(waits).map((change) => () => {
      change.status = "Expired";
    }),
  ];
}
