import { bool, computed, map, number, optional, required, schema, string, timeouts } from "../../../plugin";
import type { FinalPlanOf, PlanOf, StateOf } from "../../../plugin";
import { checkAttempt, checkFolderId, checkMost, checkNote, checkTags, oneOf } from "../../../rules";

/** What happens to an invitation, and to the member it brought, when its block is deleted. */
const INVITATION_REMOVAL_POLICIES = ["PROTECT", "ABANDON", "DESTROY"] as const;

/** How the account to invite is named. */
export const TARGET_TYPES = ["Account", "Email"] as const;

/** What becomes of an invitation that nobody has answered. */
const WHEN_INVITATION_EXPIRED = ["report", "invite_again"] as const;

export const invitationSchema = schema({
  description: "Invites an account to join the directory and follows whether it is a member.",
  key: "target",
  attributes: {
    target: required(string(), {
      description:
        "The account to invite: its id, 16 digits, or its logon e-mail address, as target_type says.",
    }),
    target_type: optional(string(), {
      description: "What the target is: Account or Email.",
      default: "Account",
      validate: oneOf(...TARGET_TYPES),
    }),
    note: optional(string(), {
      description:
        "What the invited account reads, up to 1,024 characters. An edit goes with the next invitation.",
      validate: checkNote,
    }),
    tags: optional(map(string()), {
      description:
        "Tags of the member that the invitation makes. An edit goes with the next invitation; those of a member are set by resourcedirectory_member.",
      validate: checkTags,
    }),
    folder_id: optional(string(), {
      description:
        "Folder of the member that the invitation makes (fd-..., or r-... for the root folder); unset: the root folder. An edit goes with the next invitation; a member is moved by resourcedirectory_member.",
      validate: checkFolderId,
    }),
    attempt: optional(number(), {
      description: "One number, one invitation: raise it to invite again. A pending one is cancelled first.",
      default: 1,
      validate: checkAttempt,
    }),
    when_expired: optional(string(), {
      description:
        "What follows when nobody answered in time: report (a warning in every plan, nothing is sent) or invite_again (the next plan invites anew, up to max_invitations).",
      default: "report",
      validate: oneOf(...WHEN_INVITATION_EXPIRED),
    }),
    max_invitations: optional(number(), {
      description:
        "How many invitations may go out, with when_expired = invite_again, before attempt is changed again; the first one counts. Raising attempt always invites.",
      default: 3,
      validate: checkMost,
    }),
    removal_policy: optional(string(), {
      description:
        "PROTECT: deleting the block of a member fails the plan, a pending invitation that was sent from here is cancelled, another one forgotten. ABANDON: forget, undo nothing. DESTROY: remove the member; a pending invitation as under PROTECT.",
      default: "PROTECT",
      validate: oneOf(...INVITATION_REMOVAL_POLICIES),
    }),
    handshake_id: computed(string(), {
      description: "The invitation that is followed; null if the account was a member already.",
    }),
    status: computed(string(), {
      description:
        "Pending, Accepted, Declined, Cancelled, Expired, Deleted (its record is gone), Removed (no longer a member) or Queued (the service takes no more invitations today).",
    }),
    account_id: computed(string(), {
      description:
        "The member's account id; null until it is a member, and for one invited by e-mail address whose account cannot be told.",
    }),
    adopted: computed(bool(), {
      description: "Whether the invitation was found rather than sent by this resource.",
    }),
    invitations_sent: computed(number(), { description: "How many invitations this resource has sent." }),
    sent_tags: computed(map(string()), {
      description:
        "Tags that went with the invitation that is followed, or that the member accepted; null if that was not sent by this resource. For invited_tags of a resourcedirectory_member.",
    }),
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
