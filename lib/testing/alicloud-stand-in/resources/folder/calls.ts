import { isKnown } from "../../../../plugin";
import { textAt } from "../../api/answer";
import type { AlicloudClient } from "../../api/client";
import { ApiError, isNotFound } from "../../api/errors";
import { OPERATIONS } from "../../api/operations";
import { readTags, replaceTags, sameTags } from "../tags";
import { timeoutOf } from "../timeout";
import type { FolderPlan, FolderState } from "./schema";

const READ_TIMEOUT_MS = 60_000;
const RETRY_ON = ["ConcurrentCallNotSupported"];

export async function createFolder(client: AlicloudClient, planned: FolderPlan): Promise<string> {
  const parameters = {
    FolderName: isKnown(planned.folder_name) ? planned.folder_name : "",
    ...(isKnown(planned.parent_folder_id) ? { ParentFolderId: planned.parent_folder_id } : {}),
  };
  const timeoutMs = timeoutOf(planned.timeouts, "create");
  const answer = await client.call(OPERATIONS.createFolder, parameters, { timeoutMs, retryOn: RETRY_ON });
  const id = textAt(answer, "Folder", "FolderId");
  if (id === null) {
    const { name } = OPERATIONS.createFolder;
    throw new ApiError(name, 200, "NoFolderId", "the answer holds no folder id", textAt(answer, "RequestId"));
  }
  return id;
}

/** The folder as the service shows it; null when the service answers 404, for any reason. */
export async function readFolder(client: AlicloudClient, known: FolderState): Promise<FolderState | null> {
  const id = known.id ?? "";
  const answer = await client
    .call(OPERATIONS.getFolder, { FolderId: id }, { timeoutMs: READ_TIMEOUT_MS })
    .catch((error: unknown) => {
      if (isNotFound(error)) return null;
      throw error;
    });
  if (answer === null) {
    return null;
  }
  const tags = await readTags(client, { id, resourceType: "Folder" });
  return {
    ...known,
    folder_name: textAt(answer, "Folder", "FolderName") ?? "",
    parent_folder_id: textAt(answer, "Folder", "ParentFolderId"),
    create_time: textAt(answer, "Folder", "CreateTime"),
    tags,
  };
}

export async function updateFolder(
  client: AlicloudClient,
  planned: FolderPlan,
  prior: FolderState,
): Promise<void> {
  const id = prior.id ?? "";
  const name = planned.folder_name;
  if (isKnown(name) && name !== prior.folder_name) {
    const timeoutMs = timeoutOf(planned.timeouts, "update");
    const parameters = { FolderId: id, NewFolderName: name };
    await client.call(OPERATIONS.updateFolder, parameters, { timeoutMs, retryOn: RETRY_ON });
  }
  await changeFolderTags(client, id, prior.tags ?? {}, planned);
}

export async function changeFolderTags(
  client: AlicloudClient,
  id: string,
  before: Readonly<Record<string, string>>,
  planned: FolderPlan,
): Promise<void> {
  const after = isKnown(planned.tags) ? planned.tags : {};
  if (!sameTags(before, after)) {
    await replaceTags(client, { id, resourceType: "Folder" }, before, after);
  }
}

export async function deleteFolder(client: AlicloudClient, prior: FolderState): Promise<void> {
  try {
    const timeoutMs = timeoutOf(prior.timeouts, "delete");
    await client.call(
      OPERATIONS.deleteFolder,
      { FolderId: prior.id ?? "" },
      { timeoutMs, retryOn: RETRY_ON },
    );
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
