import { toFolder, type Folder } from "../answers/folder";
import type { Connection } from "../connection/connection";
import { folder, newFolder } from "../errors/subjects";
import type { Answer, CallOptions } from "./call";
import { readAllPages } from "./pages";

/** A folder to be created. */
export interface NewFolder {
  /** Unique among the folders below the same parent. */
  readonly name: string;
  readonly parentFolderId: string;
}

/** The calls that read, make, rename and delete folders. A folder never moves. */
export interface FolderCalls {
  getFolder(folderId: string, options?: CallOptions): Promise<Answer<Folder>>;
  /** The folders right below one. */
  listFoldersForParent(parentFolderId: string, options?: CallOptions): Promise<Answer<readonly Folder[]>>;
  /** The service refuses a second one of that name below the parent. The answer lacks the path. */
  createFolder(request: NewFolder, options?: CallOptions): Promise<Answer<Folder>>;
  updateFolder(
    request: { readonly folderId: string; readonly name: string },
    options?: CallOptions,
  ): Promise<Answer<Folder>>;
  /** The service refuses to delete one that holds a folder or a member. */
  deleteFolder(folderId: string, options?: CallOptions): Promise<Answer<null>>;
}

export function folderCalls(connection: Connection): FolderCalls {
  return {
    getFolder: (folderId, options) =>
      connection.call(
        { operation: "GetFolder", subject: folder(folderId) },
        (sdk) => sdk.getFolder({ folderId }),
        (body) => toFolder(body.folder),
        options,
      ),
    listFoldersForParent: (parentFolderId, options) =>
      readAllPages(connection, {
        operation: "ListFoldersForParent",
        send: (sdk, page) => sdk.listFoldersForParent({ ...page, parentFolderId }),
        items: (body) => body.folders?.folder?.map((raw) => ({ ...toFolder(raw), parentFolderId })),
        idOf: ({ folderId }) => folderId,
        options,
      }),
    createFolder: ({ name, parentFolderId }, options) =>
      connection.call(
        { operation: "CreateFolder", subject: newFolder(name) },
        (sdk) => sdk.createFolder({ folderName: name, parentFolderId }),
        (body) => toFolder(body.folder),
        options,
      ),
    updateFolder: ({ folderId, name }, options) =>
      connection.call(
        { operation: "UpdateFolder", subject: folder(folderId) },
        (sdk) => sdk.updateFolder({ folderId, newFolderName: name }),
        (body) => toFolder(body.folder),
        options,
      ),
    deleteFolder: (folderId, options) =>
      connection.call(
        { operation: "DeleteFolder", subject: folder(folderId) },
        (sdk) => sdk.deleteFolder({ folderId }),
        () => null,
        options,
      ),
  };
}
