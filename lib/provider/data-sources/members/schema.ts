import { bool, computed, list, map, object, optional, schema, string } from "../../../plugin";
import type { StateOf } from "../../../plugin";
import { ACCOUNT_TYPES, checkFolderId, oneOf } from "../../../rules";

export const membersSchema = schema({
  description:
    "The members of the directory, by their ids: all of them, or those that every filter lets pass. The management account is none.",
  attributes: {
    folder_id: optional(string(), {
      description:
        "Members that stand in this folder (fd-..., or r-... for the root folder), not those in folders below it.",
      validate: checkFolderId,
    }),
    recursive: optional(bool(), {
      description: "With folder_id: also those in folders below it, however deep.",
      default: false,
    }),
    display_name: optional(string(), { description: "The member of exactly this name." }),
    type: optional(string(), {
      description: "ResourceAccount or CloudAccount.",
      validate: oneOf(...ACCOUNT_TYPES),
    }),
    include_tags: optional(bool(), {
      description: "Fill in tags; otherwise they are null, so that a change of one is no change here.",
      default: false,
    }),
    members: computed(
      list(
        object({
          account_id: computed(string(), { description: "16 digits." }),
          display_name: computed(string(), { description: "Unique in the directory." }),
          folder_id: computed(string(), { description: "The folder that it stands in." }),
          type: computed(string(), { description: "ResourceAccount or CloudAccount." }),
          status: computed(string(), {
            description:
              "Label of the last thing that happened to it, such as CreateSuccess, InviteSuccess or PromoteVerifying.",
          }),
          join_method: computed(string(), { description: "created or invited." }),
          join_time: computed(string(), { description: "When it joined (RFC 3339, UTC)." }),
          resource_directory_path: computed(string(), {
            description:
              "Ids of the directory, of the folders on the way and of the account, with slashes between.",
          }),
          tags: computed(map(string()), { description: "Null unless include_tags is set." }),
        }),
      ),
      { description: "What was found; empty if there is none." },
    ),
  },
});

export type MembersState = StateOf<typeof membersSchema>;
