import { hasCode } from "../errors/errors";
import { findFolder } from "../reads/find-folder";
import { defineStep } from "./step";
import { writeOnce } from "./write-once";

export interface DeleteFolderInput {
  readonly folderId: string;
}

export interface DeleteFolderOutcome {
  /** `already-gone`: the directory had no such folder. */
  readonly outcome: "deleted" | "already-gone";
}

/** Deletes an empty folder. Nothing is read before: the service refuses one that is not empty. */
export const deleteFolder = defineStep<DeleteFolderInput, DeleteFolderOutcome>(
  "DeleteFolder",
  ["GetFolder"],
  async (client, { folderId }, options) => {
    try {
      await writeOnce(
        { client, options },
        () => client.deleteFolder(folderId, options),
        async (lookUp) => ((await findFolder(client, folderId, lookUp)) === null ? "gone" : undefined),
      );
    } catch (error) {
      if (!hasCode(error, "EntityNotExists.Folder")) throw error;
      return { outcome: "already-gone" };
    }
    return { outcome: "deleted" };
  },
);
