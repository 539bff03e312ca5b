import { bool, computed, optional, required, schema, string, timeouts } from "../../../plugin";
import type { FinalPlanOf, PlanOf, StateOf } from "../../../plugin";
import { checkAccountId, checkDirectoryId, checkHandshakeId } from "../../../rules";

export const handshakeAcceptanceSchema = schema({
  description:
    "Accepts an invitation with the credentials of the invited account. Accepting cannot be undone.",
  key: "expected_directory_id",
  attributes: {
    handshake_id: optional(string(), {
      description:
        "The invitation. Null: the pending one from expected_directory_id is looked for among the account's own and accepted; several are refused with the list. An account that is a member already needs none.",
      validate: checkHandshakeId,
    }),
    invitation_queued: optional(bool(), {
      description:
        'Whether the invitation has not been sent yet, as in resourcedirectory_invitation.NAME.status == "Queued": then nothing is called, and the first run after it has been sent accepts.',
      default: false,
    }),
    expected_directory_id: required(string(), {
      description: "The directory to join (rd-...). An invitation from any other is refused.",
      validate: checkDirectoryId,
    }),
    expected_account_id: optional(string(), {
      description:
        "The account that accepts, 16 digits. Credentials of any other are refused (STS GetCallerIdentity) before anything else is asked. Unset: whoever the invitation shows to be its target. Set it where handshake_id is a reference: that is null where the target is a member already, and then the pending invitation of whoever has these credentials would be accepted.",
      validate: checkAccountId,
    }),
    credentials_env_prefix: optional(string(), {
      description:
        "The invited account's own credentials: reads the usual credential variables with this prefix and no others. Unset, with profile unset: those of the provider block.",
      validate: checkNotEmpty,
    }),
    profile: optional(string(), {
      description:
        "The invited account's own credentials: a profile of the Alibaba Cloud command line tool. Keys in the environment are left aside. Not together with credentials_env_prefix.",
      validate: checkNotEmpty,
    }),
    assume_role_arn: optional(string(), {
      description:
        "RAM role of the invited account to assume with the credentials of the prefix or profile, without either with those of the provider block, whose own role is then left out.",
      validate: checkNotEmpty,
    }),
    status: computed(string(), {
      description:
        "Accepted; Waiting as long as the invitation has not been sent; null if a refresh finds nothing that proves it, and the next apply accepts.",
    }),
    account_id: computed(string(), {
      description: "The account that accepted; null if it is not known whose credentials those were.",
    }),
    accepted_at: computed(string(), {
      description: "When it accepted (RFC 3339, UTC); null if it was a member before.",
    }),
  },
  blocks: {
    timeouts: timeouts({
      create: "How long to look for an invitation that does not show yet. Unset: 5 minutes.",
      update: "The same for a further invitation. Unset: 5 minutes.",
    }),
  },
});

/** An empty text would quietly mean the provider block's credentials. */
function checkNotEmpty(value: string): string | undefined {
  return value === "" ? "is empty: leave it out for the credentials of the provider block" : undefined;
}

export type HandshakeAcceptanceState = StateOf<typeof handshakeAcceptanceSchema>;
export type HandshakeAcceptancePlan = PlanOf<typeof handshakeAcceptanceSchema>;
export type HandshakeAcceptanceFinalPlan = FinalPlanOf<typeof handshakeAcceptanceSchema>;
