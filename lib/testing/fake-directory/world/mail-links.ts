import type { Cloud } from "./cloud";
import { confirmCreation } from "./creations";
import { confirmEmailChange } from "./email-changes";
import { confirmPromotion } from "./promotions";

/** What following the link that ends with this token does; undefined if it does nothing, or nothing any more. */
export function actionOfLink(cloud: Cloud, token: string): (() => void) | undefined {
  const isMeant = (thing: { linkToken: string; accountId: string }): boolean =>
    thing.linkToken === token && cloud.members.has(thing.accountId);
  const promotion = [...cloud.promotions.values()].find(isMeant);
  if (promotion?.status === "Verifying") return () => confirmPromotion(cloud, promotion);
  const creation = [...cloud.creations.values()].find(isMeant);
  if (creation?.status === "Verifying") return () => confirmCreation(cloud, creation);
  const change = [...cloud.emailChanges.values()].find(isMeant);
  return change?.status === "Waiting" ? () => confirmEmailChange(cloud, change) : undefined;
}
