import { bool, computed, list, map, optional, optionalComputed, schema, string } from "../../../plugin";
import type { ConfigOf, FinalPlanOf, PlanOf, StateOf } from "../../../plugin";
import {
  checkAccountId,
  checkAccountNamePrefix,
  checkDisplayName,
  checkFolderId,
  checkTags,
  oneOf,
} from "../../../rules";

/** What happens to the account when its block is deleted. */
const REMOVAL_POLICIES = ["PROTECT", "ABANDON", "DESTROY"] as const;

export const memberSchema = schema({
  description:
    "A member of the directory: created here, or an account that is one already. What the code does not set is left alone; no plan replaces or removes a member that is protected.",
  key: "display_name",
  attributes: {
    account_id: optionalComputed(string(), {
      description:
        "An account that exists, 16 digits: it is taken over instead of created. One that is no member yet is waited for. A change is refused.",
      useStateForUnknown: true,
      validate: checkAccountId,
    }),
    existing: optional(bool(), {
      description:
        "Never create: as long as account_id is null, as that of an invitation before it is accepted, nothing is called.",
      default: false,
    }),
    display_name: optionalComputed(string(), {
      description:
        "Name of the member, unique in the directory; needed to create one. A change renames the member.",
      validate: checkDisplayName,
    }),
    account_name_prefix: optionalComputed(string(), {
      description:
        "First part of the account name, before the @. Used at creation only: an edit is refused. Unset: the service makes one up.",
      validate: checkAccountNamePrefix,
    }),
    resell_account_type: optionalComputed(string(), {
      description: "For resellers: resell or non_resell. Used at creation only: an edit is refused.",
      validate: oneOf("resell", "non_resell"),
    }),
    folder_id: optionalComputed(string(), {
      description:
        "Folder that holds the member (fd-..., or r-... for the root folder). A change moves the member. Unset: the root folder at creation, later left alone.",
      validate: checkFolderId,
    }),
    payer_account_id: optionalComputed(string(), {
      description: "Account that pays, 16 digits. Unset: left alone and not read.",
      validate: checkAccountId,
    }),
    tags: optionalComputed(map(string()), {
      description:
        "Tags that the code sets. A key that is taken out is removed; keys that others have set are left alone, and all are while this is unset.",
      validate: checkTags,
    }),
    invited_tags: optional(map(string()), {
      description:
        "Tags that went with an invitation of this code (its sent_tags): their keys are the code's from then on, so that one that is no longer in tags is removed.",
    }),
    adopt: optional(bool(), {
      description:
        "Without account_id: take over a member that has this display name already, instead of refusing the plan.",
      default: false,
    }),
    abandonable_check_ids: optional(list(string()), {
      description:
        "Findings of the check before a deletion that are accepted, by their ids. One that is not listed ends the deletion.",
    }),
    removal_policy: optional(string(), {
      description:
        "When the block is deleted: PROTECT fails the plan. ABANDON forgets the member, undoing nothing. DESTROY removes one that joined by invitation, and deletes the account of one that was created.",
      default: "PROTECT",
      validate: oneOf(...REMOVAL_POLICIES),
    }),
    status: computed(string(), {
      description:
        "Member, Waiting (the account has not joined yet) or Removed (it left the directory, by another hand).",
    }),
    type: computed(string(), { description: "ResourceAccount or CloudAccount." }),
    join_method: computed(string(), { description: "created or invited." }),
    join_time: computed(string(), { description: "When it joined (RFC 3339, UTC)." }),
    account_name: computed(string(), {
      description:
        "Logon name of the account. Listings do not tell it: after an import of many members it may be null.",
    }),
    resource_directory_id: computed(string(), {
      description: "The directory that it belongs to.",
      useStateForUnknown: true,
    }),
    resource_directory_path: computed(string(), {
      description:
        "Ids of the directory, of the folders on the way and of the account, with slashes between.",
    }),
  },
});

export type MemberConfig = ConfigOf<typeof memberSchema>;
export type MemberState = StateOf<typeof memberSchema>;
export type MemberPlan = PlanOf<typeof memberSchema>;
export type MemberFinalPlan = FinalPlanOf<typeof memberSchema>;
