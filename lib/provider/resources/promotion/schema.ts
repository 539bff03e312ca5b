import { bool, computed, number, optional, required, schema, string, timeouts } from "../../../plugin";
import type { FinalPlanOf, PlanOf, StateOf } from "../../../plugin";
import { checkAttempt, checkEmail, checkMost, oneOf } from "../../../rules";
import { memberId } from "../../until-joined";

/** What becomes of a promotion whose link nobody has opened. */
const WHEN_PROMOTION_EXPIRED = ["report", "send_again"] as const;

export const promotionSchema = schema({
  description:
    "Promotes a resource account to a cloud account: the service mails a confirmation link, valid for 24 hours, to the future logon address, and a person clicks it.",
  key: "account_id",
  attributes: {
    account_id: memberId("The member to promote"),
    email: required(string(), {
      description: "The future logon address. It gets the mail and serves one account anywhere.",
      validate: checkEmail,
    }),
    attempt: optional(number(), {
      description:
        "One number, one mail: raise it to send again. While the link is live that is a resend, after it lapsed a new promotion.",
      default: 1,
      validate: checkAttempt,
    }),
    when_expired: optional(string(), {
      description:
        "What follows when the link lapsed: report (a warning in every plan, nothing is sent) or send_again (the next plan promotes anew, up to max_mails).",
      default: "report",
      validate: oneOf(...WHEN_PROMOTION_EXPIRED),
    }),
    max_mails: optional(number(), {
      description:
        "How many mails may go out, with when_expired = send_again, before attempt or email is changed again; the first one counts. Raising attempt always sends.",
      default: 3,
      validate: checkMost,
    }),
    status: computed(string(), {
      description:
        "Status that the directory reports for the member; Waiting as long as it has not joined, Removed once it has left.",
    }),
    promoted: computed(bool(), { description: "Whether the member is a cloud account." }),
    record_id: computed(string(), {
      description:
        "Handle of the promotion under way. It cannot be read back: without it nothing can be resent or cancelled.",
    }),
    mails_sent: computed(number(), { description: "How many mails this resource has sent." }),
    last_mail_at: computed(string(), { description: "When the last mail went out (RFC 3339, UTC)." }),
    link_expires_at: computed(string(), {
      description: "Until when the link in that mail is valid (RFC 3339, UTC).",
    }),
  },
  blocks: {
    timeouts: timeouts({
      create: "Wait this long for the person to click after a first mail. Unset: do not wait.",
      update: "Wait this long for the person to click after a further mail. Unset: do not wait.",
    }),
  },
});

export type PromotionState = StateOf<typeof promotionSchema>;
export type PromotionPlan = PlanOf<typeof promotionSchema>;
export type PromotionFinalPlan = FinalPlanOf<typeof promotionSchema>;
