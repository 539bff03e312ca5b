import type { Answer, CallOptions } from "./call";
import type { DirectoryClient } from "./client";
import { hasCode } from "./errors";
import type { Folder } from "./folder";

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
