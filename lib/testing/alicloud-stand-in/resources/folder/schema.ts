import { computed, map, optional, optionalComputed, required, schema, string } from "../../../../plugin";
import type { FinalPlanOf, StateOf } from "../../../../plugin";
import { TIMEOUTS } from "../timeout";

export const folderSchema = schema({
  description: "A folder of the directory.",
  attributes: {
    id: optionalComputed(string(), { description: "The folder id.", useStateForUnknown: true }),
    folder_name: required(string(), { description: "Name, unique under one parent." }),
    parent_folder_id: optionalComputed(string(), {
      description: "Folder above; another one replaces the folder. Unset: the root folder.",
      useStateForUnknown: true,
      requiresReplace: true,
    }),
    tags: optional(map(string()), { description: "Tags." }),
    create_time: computed(string(), {
      description: "When the folder was created.",
      useStateForUnknown: true,
    }),
  },
  blocks: TIMEOUTS,
});

export type FolderSchema = typeof folderSchema;
export type FolderState = StateOf<FolderSchema>;
export type FolderPlan = FinalPlanOf<FolderSchema>;
