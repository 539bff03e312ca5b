import { computed, optional, required, schema, string, timeouts } from "../../../plugin";
import type { FinalPlanOf, StateOf } from "../../../plugin";
import { checkDirectoryId } from "../../../rules";

export const handshakeAcceptanceSchema = schema({
  description:
    "Accepts an invitation with the credentials of the invited account. Accepting cannot be undone.",
  attributes: {
    handshake_id: optional(string(), {
      description: "The invitation; null if the account is a member already.",
    }),
    expected_directory_id: required(string(), {
      description: "The directory to join (rd-...). An invitation from any other is refused.",
      validate: checkDirectoryId,
    }),
    status: computed(string(), { description: "Accepted." }),
    account_id: computed(string(), { description: "The account that accepted; null if it cannot be told." }),
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

export type HandshakeAcceptanceState = StateOf<typeof handshakeAcceptanceSchema>;
export type HandshakeAcceptanceFinalPlan = FinalPlanOf<typeof handshakeAcceptanceSchema>;
