import { computed, optional, required, schema, string } from "../../../plugin";
import type { FinalPlanOf, PlanOf, StateOf } from "../../../plugin";
import { ACCOUNT_TYPES, oneOf } from "../../../rules";
import { memberId } from "../../until-joined";

/** What becomes of a switch that lacks security information of the member. */
const WHEN_BLOCKED = ["fail", "wait"] as const;

export const accountTypeSchema = schema({
  description:
    "The type of a member, switched with UpdateAccount, which needs no mail but a secure phone or e-mail on the member.",
  key: "account_id",
  attributes: {
    account_id: memberId("The member"),
    type: required(string(), {
      description: "CloudAccount or ResourceAccount.",
      validate: oneOf(...ACCOUNT_TYPES),
    }),
    when_blocked: optional(string(), {
      description:
        "What follows when the member has neither a secure phone number nor a secure e-mail address: fail (the plan or apply ends with an error) or wait (nothing is called, and the first run after it has one switches).",
      default: "fail",
      validate: oneOf(...WHEN_BLOCKED),
    }),
    status: computed(string(), {
      description:
        "Status that the directory reports for the member; Waiting as long as it has not joined, or the switch is blocked; Removed once it has left.",
    }),
  },
});

export type AccountTypePlan = PlanOf<typeof accountTypeSchema>;
export type AccountTypeState = StateOf<typeof accountTypeSchema>;
export type AccountTypeFinalPlan = FinalPlanOf<typeof accountTypeSchema>;
