import { stateFrom } from "../../../../plugin";
import type { Resource } from "../../../../plugin";
import type { AlicloudClient } from "../../api/client";
import { reported } from "../report";
import { knownPart, settled } from "../settled";
import { emptyRemovedTags } from "../tags";
import { changeFolderTags, createFolder, deleteFolder, readFolder, updateFolder } from "./calls";
import { folderSchema } from "./schema";
import type { FolderSchema, FolderState } from "./schema";

const NOTHING_KNOWN = stateFrom(folderSchema, { folder_name: "" });

/** `alicloud_resource_manager_folder`. */
export const folderResource: Resource<FolderSchema, AlicloudClient> = {
  typeName: "alicloud_resource_manager_folder",
  schema: folderSchema,

  planUpdate: async (_context, planned, prior) => {
    emptyRemovedTags(planned, prior);
  },

  create: (context, planned) =>
    reported(context, null, async () => {
      const id = await createFolder(context.providerData, planned);
      const created = { ...NOTHING_KNOWN, ...knownPart<FolderState>(planned), id };
      context.save(created);
      await changeFolderTags(context.providerData, id, {}, planned);
      const actual = await readFolder(context.providerData, created);
      if (actual === null) {
        context.diagnostics.error("Folder not found", `Folder ${id} was created, but is not there.`);
        return null;
      }
      return settled(planned, actual);
    }),

  read: (context, state) => reported(context, state, () => readFolder(context.providerData, state)),

  update: (context, planned, prior) =>
    reported(context, prior, async () => {
      await updateFolder(context.providerData, planned, prior);
      const actual = await readFolder(context.providerData, { ...prior, ...knownPart<FolderState>(planned) });
      return settled(planned, actual ?? prior);
    }),

  delete: (context, prior) => reported(context, undefined, () => deleteFolder(context.providerData, prior)),

  import: (_context, id) => Promise.resolve({ ...NOTHING_KNOWN, id }),
};
