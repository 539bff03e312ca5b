import { takeEmail } from "./addresses";
import { confirmCreation, endCreation, verifyingCreationOf } from "./creations";
import { confirmEmailChange, startEmailChange, waitingEmailChangeOf } from "./email-changes";
import type { Creation, EmailChange, Promotion } from "./entities";
import { confirmPromotion, endPromotion, verifyingPromotionOf } from "./promotions";
import { WorldView } from "./world-view";

/** What becomes of the mails that wait for a person. */
export class WorldConfirmations extends WorldView {
  /** The owner of the address follows the link of the newest mail. */
  confirmPromotion(idOrDisplayName: string): void {
    confirmPromotion(this.cloud, this.verifyingPromotion(idOrDisplayName));
  }

  failPromotion(idOrDisplayName: string): void {
    endPromotion(this.cloud, this.verifyingPromotion(idOrDisplayName), "Failed", this.cloud.clock.now());
  }

  cancelPromotion(idOrDisplayName: string): void {
    endPromotion(this.cloud, this.verifyingPromotion(idOrDisplayName), "Cancelled", this.cloud.clock.now());
  }

  /** Lets the promotion run out now, without moving the clock. */
  expirePromotion(idOrDisplayName: string): void {
    endPromotion(this.cloud, this.verifyingPromotion(idOrDisplayName), "Expired", this.cloud.clock.now());
  }

  /** The owner of the address confirms the cloud account that was created for it. */
  confirmCreation(idOrDisplayName: string): void {
    confirmCreation(this.cloud, this.verifyingCreation(idOrDisplayName));
  }

  failCreation(idOrDisplayName: string): void {
    endCreation(this.cloud, this.verifyingCreation(idOrDisplayName), "Failed", this.cloud.clock.now());
  }

  /** Somebody changes a member's address in the console: a mail goes out. */
  beginEmailChange(idOrDisplayName: string, email: string): void {
    startEmailChange(this.cloud, this.findMember(idOrDisplayName).accountId, email);
  }

  /** The owner of the new address follows the link of the newest mail. */
  confirmEmailChange(idOrDisplayName: string): void {
    confirmEmailChange(this.cloud, this.waitingEmailChange(idOrDisplayName));
  }

  cancelEmailChange(idOrDisplayName: string): void {
    this.waitingEmailChange(idOrDisplayName).status = "Cancelled";
  }

  /** Somebody registers the address elsewhere: it is used from now on, and whatever waits for it fails. */
  takeEmail(email: string): void {
    takeEmail(this.cloud, email);
  }

  private waitingEmailChange(idOrDisplayName: string): EmailChange {
    const { accountId } = this.findMember(idOrDisplayName);
    const change = waitingEmailChangeOf(this.cloud, accountId);
    if (change === undefined) throw new Error(`No change of the address of ${accountId} is under way.`);
    return change;
  }

  private verifyingPromotion(idOrDisplayName: string): Promotion {
    const { accountId, status } = this.findMember(idOrDisplayName);
    const promotion = verifyingPromotionOf(this.cloud, accountId);
    if (promotion === undefined)
      throw new Error(`No promotion of ${accountId} is under way: it is ${status}.`);
    return promotion;
  }

  private verifyingCreation(idOrDisplayName: string): Creation {
    const { accountId, status } = this.findMember(idOrDisplayName);
    const creation = verifyingCreationOf(this.cloud, accountId);
    if (creation === undefined)
      throw new Error(`${accountId} does not wait for its owner's confirmation: it is ${status}.`);
    return creation;
  }
}
