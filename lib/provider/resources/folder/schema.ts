import { bool, computed, optional, optionalComputed, required, schema, string } from "../../../plugin";
import type { ConfigOf, FinalPlanOf, PlanOf, StateOf } from "../../../plugin";
import { checkFolderId, checkFolderName } from "../../../rules";

export const folderSchema = schema({
  description:
    "A folder of the directory, which holds members and other folders. It never moves, and is deleted only while it is empty.",
  key: "name",
  attributes: {
    name: required(string(), {
      description:
        "1 to 24 characters, unique among the folders below the same parent. A change renames the folder.",
      validate: checkFolderName,
    }),
    parent_folder_id: optionalComputed(string(), {
      description:
        "Folder that holds it (fd-..., or r-... for the root folder). Unset: the root folder. A change is refused.",
      useStateForUnknown: true,
      validate: checkFolderId,
    }),
    adopt: optional(bool(), {
      description:
        "Take over a folder of this name that the parent holds already, instead of refusing the plan.",
      default: false,
    }),
    folder_id: computed(string(), {
      description: "Id of the folder (fd-...).",
      useStateForUnknown: true,
    }),
    resource_directory_path: computed(string(), {
      description: "Ids of the directory and of the folders down to this one, with slashes between.",
      useStateForUnknown: true,
    }),
  },
});

export type FolderConfig = ConfigOf<typeof folderSchema>;
export type FolderPlan = PlanOf<typeof folderSchema>;
export type FolderFinalPlan = FinalPlanOf<typeof folderSchema>;
export type FolderState = StateOf<typeof folderSchema>;
