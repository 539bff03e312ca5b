import { bool, computed, number, optional, required, schema, string, timeouts } from "../../../plugin";
import type { FinalPlanOf, PlanOf, StateOf } from "../../../plugin";
import { checkAttempt, checkEmail } from "../../../rules";
import { memberId } from "../../until-joined";

export const TYPE_NAME = "resourcedirectory_account_email";

export const accountEmailSchema = schema({
  description:
    "Changes the logon address of a member that was created in the directory: the service mails a confirmation link to the new address, and a person clicks it. The address becomes the secure e-mail address, too, which a type switch asks for.",
  key: "account_id",
  attributes: {
    account_id: memberId("The member whose address changes"),
    email: required(string(), {
      description: "The future logon address. It gets the mail and serves one account anywhere.",
      validate: checkEmail,
    }),
    attempt: optional(number(), {
      description:
        "One number, one mail: raise it to send again. While the link is live that is a resend, after it lapsed or was cancelled a new change.",
      default: 1,
      validate: checkAttempt,
    }),
    status: computed(string(), {
      description:
        "Pending, Confirmed, Expired or Cancelled; Waiting as long as the member has not joined, Removed once it has left. Once Confirmed, later changes of the address elsewhere are not followed.",
    }),
    confirmed: computed(bool(), { description: "Whether the account signs in with the address." }),
    mails_sent: computed(number(), { description: "How many mails this resource has sent." }),
    last_mail_at: computed(string(), {
      description:
        "When the last mail went out (RFC 3339, UTC); null if the change that is followed was begun elsewhere.",
    }),
  },
  blocks: {
    timeouts: timeouts({
      create: "Wait this long for the person to click after a first mail. Unset: do not wait.",
      update: "Wait this long for the person to click after a further mail. Unset: do not wait.",
    }),
  },
});

export type AccountEmailState = StateOf<typeof accountEmailSchema>;
export type AccountEmailPlan = PlanOf<typeof accountEmailSchema>;
export type AccountEmailFinalPlan = FinalPlanOf<typeof accountEmailSchema>;
