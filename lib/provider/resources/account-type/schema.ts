import { computed, required, schema, string } from "../../../plugin";
import type { FinalPlanOf, StateOf } from "../../../plugin";
import { ACCOUNT_TYPES, oneOf } from "../../../rules";
import { memberId } from "../../until-joined";

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
    status: computed(string(), {
      description: "Status that the directory reports for the member; Waiting as long as it has not joined.",
    }),
  },
});

export type AccountTypeState = StateOf<typeof accountTypeSchema>;
export type AccountTypeFinalPlan = FinalPlanOf<typeof accountTypeSchema>;
