import { computed, optionalComputed, required, schema, string } from "../../../../plugin";
import type { FinalPlanOf, StateOf } from "../../../../plugin";
import { TIMEOUTS_WITHOUT_UPDATE } from "../timeout";

export const handshakeAcceptanceSchema = schema({
  description: "The answer to an invitation, by the credentials of the invited account.",
  attributes: {
    id: optionalComputed(string(), { description: "The handshake id.", useStateForUnknown: true }),
    handshake_id: required(string(), { description: "What is accepted.", requiresReplace: true }),
    create_time: emptied("When it was sent."),
    expire_time: emptied("Until when it could be answered."),
    invited_account_real_name: emptied("Legal entity of the invited account."),
    master_account_id: emptied("The management account."),
    master_account_name: emptied("Its login name."),
    master_account_real_name: emptied("Its legal entity."),
    modify_time: emptied("When it was changed."),
    note: emptied("Words to the invitee."),
    resource_directory_id: emptied("The directory."),
    status: computed(string(), { description: "Accepted.", useStateForUnknown: true }),
    target_entity: emptied("The invited account."),
    target_type: emptied("Account or Email."),
  },
  blocks: TIMEOUTS_WITHOUT_UPDATE,
});

export type HandshakeAcceptanceSchema = typeof handshakeAcceptanceSchema;
export type HandshakeAcceptanceState = StateOf<HandshakeAcceptanceSchema>;
export type HandshakeAcceptancePlan = FinalPlanOf<HandshakeAcceptanceSchema>;

/** The invited account may not read what it has accepted, so that this is an empty text from the first read on. */
function emptied(description: string) {
  return computed(string(), { description, useStateForUnknown: true });
}
