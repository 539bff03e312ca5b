import type { Folder } from "../answers/folder";
import type { Answer, CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import { hasCode } from "../errors/errors";

/** The folder, or null if the directory answered that there is none. Any other error is thrown. */
export async function findFolder(
  client: DirectoryClient,
  folderId: string,
  options: CallOptions,
): Promise<Answer<Folder> | null> {
  try {
    return await client.getFolder(folderId, options);
  } catch (error) {
    if (hasCode(error, "EntityNotExists.Folder")) return null;
    throw error;
  }
}
