import type { CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import { hasCode } from "../errors/errors";
import type { Folder } from "../answers/folder";
import type { NewFolder } from "../calls/folder-calls";
import { defineStep } from "./step";
import { writeOnce } from "./write-once";

export type CreateFolderInput = NewFolder;

export interface CreateFolderOutcome {
  /** `name-taken`: a folder of this name was there before. Nothing was created. */
  readonly outcome: "created" | "name-taken";
  readonly folder: Folder;
}

/**
 * Creates a folder. Nothing is read before: names are unique below a parent, so that the service itself refuses a second
 * one, and a creation whose answer got lost is found by its name.
 */
export const createFolder = defineStep<CreateFolderInput, CreateFolderOutcome>(
  "CreateFolder",
  ["ListFoldersForParent"],
  async (client, input, options) => {
    try {
      const folder = await writeOnce(
        { client, options },
        async () => (await client.createFolder(input, options)).value,
        (lookUp) => findNamed(client, input, lookUp),
      );
      return { outcome: "created", folder };
    } catch (error) {
      if (!hasCode(error, "InvalidParameter.Folder.Name.AlreadyUsed")) throw error;
      const folder = await findNamed(client, input, options);
      if (folder === undefined) throw error;
      return { outcome: "name-taken", folder };
    }
  },
);

async function findNamed(
  client: DirectoryClient,
  { name, parentFolderId }: NewFolder,
  options: CallOptions,
): Promise<Folder | undefined> {
  const { value: below } = await client.listFoldersForParent(parentFolderId, options);
  return below.find(({ folderName }) => folderName === name);
}
