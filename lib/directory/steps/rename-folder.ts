import { defineSetting } from "./setting";

export interface RenameFolderInput {
  readonly folderId: string;
  readonly name: string;
}

/** Gives a folder another name. */
export const renameFolder = defineSetting<RenameFolderInput>("UpdateFolder", "GetFolder", {
  missing: async (client, input, options) => {
    const { value } = await client.getFolder(input.folderId, options);
    return value.folderName === input.name ? undefined : input;
  },
  write: (client, input, options) => client.updateFolder(input, options),
});
