import { computed, optional, optionalComputed, required, schema, string } from "../../../../plugin";
import type { FinalPlanOf, StateOf } from "../../../../plugin";
import { TIMEOUTS_WITHOUT_UPDATE } from "../timeout";

export const handshakeSchema = schema({
  description: "An invitation to the directory. Any change of it is another invitation.",
  attributes: {
    id: optionalComputed(string(), { description: "The handshake id.", useStateForUnknown: true }),
    target_entity: required(string(), {
      description: "Account id or login e-mail address.",
      requiresReplace: true,
    }),
    target_type: required(string(), { description: "Account or Email.", requiresReplace: true }),
    note: optional(string(), { description: "Words to the invitee.", requiresReplace: true }),
    create_time: kept("When it was sent."),
    expire_time: kept("Until when it can be answered."),
    master_account_id: kept("The management account."),
    master_account_name: kept("Its login name."),
    modify_time: kept("When it was changed."),
    resource_directory_id: kept("The directory."),
    status: kept("Pending, Accepted, Declined, Expired or Deleted."),
  },
  blocks: TIMEOUTS_WITHOUT_UPDATE,
});

export type HandshakeSchema = typeof handshakeSchema;
export type HandshakeState = StateOf<HandshakeSchema>;
export type HandshakePlan = FinalPlanOf<HandshakeSchema>;

function kept(description: string) {
  return computed(string(), { description, useStateForUnknown: true });
}
