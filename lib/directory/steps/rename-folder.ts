import { defineSetting } from "./setting";

export interface RenameFolderInput {
  readonly folderId: string;
  readonly name: string;
}

/** Gives a folder another name. */
export const renameFolder = defineSetting("UpdateFolder", "GetFolder", {
  read: async (client, { folderId }: RenameFolderInput, options) =>
    (await client.getFolder(folderId, options)).value.folderName,
  missing: (name, input) => (name === input.name ? undefined : input),
  write: (client, input, options) => client.updateFolder(input, options),
});
