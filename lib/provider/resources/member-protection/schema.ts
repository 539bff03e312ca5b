import { computed, optional, optionalComputed, required, schema, string } from "../../../plugin";
import type { ConfigOf, FinalPlanOf, PlanOf, StateOf } from "../../../plugin";
import { checkAccountId, oneOf } from "../../../rules";

const MEMBER_REMOVAL_POLICIES = ["PROTECT", "DESTROY"] as const;

export const memberProtectionSchema = schema({
  description:
    "Remembers in state whether a member may be removed. A plan that removes or replaces a protected member fails before anything happens.",
  key: "account_id",
  attributes: {
    account_id: required(string(), { description: "The member, 16 digits.", validate: checkAccountId }),
    display_name: optional(string(), {
      description:
        "The member's display name: for messages, and to find, before a create, a member of that name that is in no state.",
    }),
    removal_policy: required(string(), {
      description: "PROTECT: the member cannot be removed. DESTROY: it may be, in a later plan.",
      validate: oneOf(...MEMBER_REMOVAL_POLICIES),
    }),
    account_name_prefix: optionalComputed(string(), {
      description:
        "The prefix that the account is created with. It is used at creation only: an edit is refused, which the vendor's account resource ignores.",
    }),
    resell_account_type: optionalComputed(string(), {
      description: "How a reseller has it created. It is used at creation only: an edit is refused.",
    }),
    resource_directory_id: computed(string(), {
      description: "The directory the member is in.",
      useStateForUnknown: true,
    }),
  },
});

export type MemberProtectionState = StateOf<typeof memberProtectionSchema>;
export type MemberProtectionConfig = ConfigOf<typeof memberProtectionSchema>;
export type MemberProtectionPlan = PlanOf<typeof memberProtectionSchema>;
export type MemberProtectionFinalPlan = FinalPlanOf<typeof memberProtectionSchema>;
