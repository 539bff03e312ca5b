import { bool, computed, number, optional, required, schema, string, timeouts } from "../../../plugin";
import type { FinalPlanOf, PlanOf, StateOf } from "../../../plugin";
import { checkAccountId, checkNote, checkAttempt, oneOf } from "../../../rules";

/** What happens to an invitation, and to the member it brought, when its block is deleted. */
export const INVITATION_REMOVAL_POLICIES = ["PROTECT", "ABANDON", "DESTROY"] as const;

export const invitationSchema = schema({
  description: "Invites an account to join the directory and follows whether it is a member.",
  key: "target",
  attributes: {
    target: required(string(), {
      description: "The account to invite, 16 digits.",
      validate: checkAccountId,
    }),
    target_type: optional(string(), {
      description: "What the target is: Account.",
      default: "Account",
      validate: oneOf("Account"),
    }),
    note: optional(string(), {
      description:
        "What the invited account reads, up to 1,024 characters. An edit goes with the next invitation.",
      validate: checkNote,
    }),
    attempt: optional(number(), {
      description: "One number, one invitation: raise it to invite again. A pending one is cancelled first.",
      default: 1,
      validate: checkAttempt,
    }),
    removal_policy: optional(string(), {
      description:
        "PROTECT: deleting the block of a member fails the plan, a pending invitation is cancelled. ABANDON: forget, undo nothing. DESTROY: remove the member, cancel a pending invitation.",
      default: "PROTECT",
      validate: oneOf(...INVITATION_REMOVAL_POLICIES),
    }),
    handshake_id: computed(string(), {
      description: "The invitation that is followed; null if the account was a member already.",
    }),
    status: computed(string(), {
      description:
        "Pending, Accepted, Declined, Cancelled, Expired, Deleted (its record is gone) or Removed (no longer a member).",
    }),
    account_id: computed(string(), { description: "The member's account id; null until it is a member." }),
    adopted: computed(bool(), {
      description: "Whether the invitation was found rather than sent by this resource.",
    }),
    invitations_sent: computed(number(), { description: "How many invitations this resource has sent." }),
    expires_at: computed(string(), {
      description: "Until when the invitation can be accepted (RFC 3339, UTC).",
    }),
    resource_directory_id: computed(string(), {
      description: "The directory invited to.",
      useStateForUnknown: true,
    }),
    management_account_id: computed(string(), {
      description: "The directory's management account.",
      useStateForUnknown: true,
    }),
  },
  blocks: {
    timeouts: timeouts({
      create: "Wait this long for the invited account to answer. Unset: do not wait.",
      update: "Wait this long for the answer to a further invitation. Unset: do not wait.",
    }),
  },
});

export type InvitationState = StateOf<typeof invitationSchema>;
export type InvitationPlan = PlanOf<typeof invitationSchema>;
export type InvitationFinalPlan = FinalPlanOf<typeof invitationSchema>;
