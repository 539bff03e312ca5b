import type { Folder } from "../world/entities";
import { createFolder, lineageOf, membersIn, resourceDirectoryPath, subfoldersOf } from "../world/folders";
import { ApiError, conflict } from "./api-error";
import { folderDocument, folderItem, listedFolder } from "./documents";
import { hasTags } from "./filters";
import { folderId, tags, text } from "./formats";
import { folderOf, memberOf } from "./lookups";
import { type ManagementCall, managementOperation } from "./operation";
import { numberedPage, PAGE_PARAMETERS } from "./paging";
import { optional, required, since2022, withDefault } from "./parameters";

const folderName = text({
  label: "Folder.Name",
  min: 1,
  max: 24,
  shape: { pattern: /^[\p{L}\p{N}_. -]+$/u, allowed: "letters, digits, _ . - and spaces" },
});

const createFolderOperation = managementOperation({
  name: "CreateFolder",
  kind: "write",
  parameters: {
    FolderName: required(folderName),
    ParentFolderId: optional(folderId),
    Tag: since2022(withDefault(tags(20), {})),
  },
  run(parameters, call) {
    const { cloud, directory } = call;
    const parent = folderOf(call, parameters.ParentFolderId ?? directory.rootFolderId);
    refuseUsedName(call, parent.id, parameters.FolderName);
    refuseBeyondQuota(call, parent);
    const folder = createFolder(cloud, directory, {
      name: parameters.FolderName,
      parentFolderId: parent.id,
      tags: parameters.Tag,
    });
    return { Folder: folderDocument(folder) };
  },
});

const getFolder = managementOperation({
  name: "GetFolder",
  kind: "read",
  parameters: { FolderId: required(folderId) },
  run(parameters, call) {
    const folder = folderOf(call, parameters.FolderId);
    const path = resourceDirectoryPath(call.cloud, folder);
    return { Folder: { ...folderDocument(folder), ResourceDirectoryPath: path } };
  },
});

const updateFolder = managementOperation({
  name: "UpdateFolder",
  kind: "write",
  parameters: { FolderId: required(folderId), NewFolderName: required(folderName) },
  run(parameters, call) {
    const folder = folderOf(call, parameters.FolderId);
    if (folder.parentFolderId !== null) {
      refuseUsedName(call, folder.parentFolderId, parameters.NewFolderName, folder);
    }
    folder.name = parameters.NewFolderName;
    return { Folder: folderDocument(folder) };
  },
});

const deleteFolder = managementOperation({
  name: "DeleteFolder",
  kind: "write",
  parameters: { FolderId: required(folderId) },
  run(parameters, call) {
    const { cloud } = call;
    const folder = folderOf(call, parameters.FolderId);
    if (folder.parentFolderId === null) {
      throw new ApiError(400, "InvalidParameter.FolderId", "The root folder cannot be deleted.");
    }
    if (subfoldersOf(cloud, folder.id).length > 0) {
      throw conflict("DeleteConflict.Folder.SubFolder", `Folder ${folder.id} has subfolders.`);
    }
    if (membersIn(cloud, folder.id).length > 0) {
      throw conflict("DeleteConflict.Folder.Account", `Folder ${folder.id} has members.`);
    }
    cloud.folders.delete(folder.id);
    return {};
  },
});

const listFoldersForParent = managementOperation({
  name: "ListFoldersForParent",
  kind: "read",
  parameters: {
    ...PAGE_PARAMETERS,
    ParentFolderId: optional(folderId),
    QueryKeyword: withDefault(text(), ""),
    Tag: since2022(withDefault(tags(20), {})),
  },
  run(parameters, call) {
    const parent = folderOf(call, parameters.ParentFolderId ?? call.directory.rootFolderId);
    const folders = subfoldersOf(call.cloud, parent.id).filter(
      (folder) => folder.name.includes(parameters.QueryKeyword) && hasTags(folder.tags, parameters.Tag),
    );
    return numberedPage(folders, parameters, "Folder", (folder) => listedFolder(folder, call.version));
  },
});

/** The folders above a folder or member, from the root down, and the folder itself. */
const listAncestors = managementOperation({
  name: "ListAncestors",
  kind: "read",
  parameters: {
    ChildId: required(
      text({ shape: { pattern: /^(\d{16}|(fd|r)-[A-Za-z0-9]+)$/, allowed: "an account or folder id" } }),
    ),
  },
  run(parameters, call) {
    const { ChildId } = parameters;
    const id = /^\d/.test(ChildId) ? memberOf(call, ChildId).folderId : ChildId;
    return { Folders: { Folder: lineageOf(call.cloud, folderOf(call, id)).map(folderItem) } };
  },
});

export const folderOperations = [
  createFolderOperation,
  getFolder,
  updateFolder,
  deleteFolder,
  listFoldersForParent,
  listAncestors,
];

/** A conflict by its nature, but the service answers 400. */
function refuseUsedName({ cloud }: ManagementCall, parentId: string, name: string, except?: Folder): void {
  if (subfoldersOf(cloud, parentId).some((folder) => folder !== except && folder.name === name)) {
    throw new ApiError(
      400,
      "InvalidParameter.Folder.Name.AlreadyUsed",
      `${parentId} has a folder "${name}" already.`,
    );
  }
}

function refuseBeyondQuota({ cloud, directory }: ManagementCall, parent: Folder): void {
  const { folders, folderDepth } = cloud.options.quotas;
  // The lineage counts the root, which is no level; the new folder adds one.
  if (lineageOf(cloud, parent).length > folderDepth) {
    throw conflict("LimitExceeded.Folder.Depth", `Folders are nested ${folderDepth} levels deep at most.`);
  }
  if (cloud.foldersOf(directory.id).length - 1 >= folders) {
    throw conflict("QuotaExceeded.Folder.Count", `${directory.id} has its ${folders} folders.`);
  }
}
