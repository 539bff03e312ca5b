import {
  bool,
  computed,
  list,
  map,
  optional,
  optionalComputed,
  required,
  schema,
  string,
} from "../../../../plugin";
import type { Attribute, FinalPlanOf, StateOf } from "../../../../plugin";
import { TIMEOUTS } from "../timeout";

/** An update of the vendor's provider plans no change of anything that it computes, hence `useStateForUnknown` throughout. */
const KEPT: Pick<Attribute, "useStateForUnknown"> = { useStateForUnknown: true };

export const accountSchema = schema({
  description: "A member account of the directory.",
  attributes: {
    id: optionalComputed(string(), { description: "The account id.", ...KEPT }),
    display_name: required(string(), { description: "Name within the directory." }),
    folder_id: optionalComputed(string(), { description: "Folder of the account.", ...KEPT }),
    type: optionalComputed(string(), { description: "ResourceAccount or CloudAccount.", ...KEPT }),
    payer_account_id: optional(string(), { description: "Account that pays." }),
    account_name_prefix: optional(string(), { description: "Read at creation only; edits are ignored." }),
    resell_account_type: optional(string(), {
      description: "Read at creation only; edits are ignored.",
      validate: (value) =>
        ["resell", "non_resell"].includes(value) ? undefined : 'must be "resell" or "non_resell"',
    }),
    tags: optional(map(string()), { description: "Tags." }),
    abandonable_check_id: optional(list(string()), { description: "Checks to waive on deletion." }),
    abandon_able_check_id: optional(list(string()), {
      description: "Checks to waive on deletion.",
      deprecated: true,
    }),
    force_delete: optional(bool(), { description: "Waive every check on deletion." }),
    join_method: computed(string(), { description: "created or invited.", ...KEPT }),
    join_time: computed(string(), { description: "When the account joined.", ...KEPT }),
    modify_time: computed(string(), { description: "When the account was changed.", ...KEPT }),
    resource_directory_id: computed(string(), { description: "The directory.", ...KEPT }),
    status: computed(string(), { description: "Label of the last transition.", ...KEPT }),
  },
  blocks: TIMEOUTS,
});

export type AccountSchema = typeof accountSchema;
export type AccountState = StateOf<AccountSchema>;
export type AccountPlan = FinalPlanOf<AccountSchema>;
