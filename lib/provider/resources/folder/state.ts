import { findFolder } from "../../../directory";
import type { Folder } from "../../../directory";
import { stateFrom } from "../../../plugin";
import type { ApplyContext, CallContext } from "../../../plugin";
import type { PlannedKey } from "../../planned-keys";
import type { ProviderData } from "../../provider-data";
import { folderSchema } from "./schema";
import type { FolderState } from "./schema";

export const TYPE_NAME = "resourcedirectory_folder";

/** Kept with a plan. */
export interface FolderPrivateState {
  /** The {@link placeOf} that a create makes or takes over a folder for. After a taint Terraform hands it to the delete of the former object. */
  readonly creates?: string;
  /** The folder that a create takes over instead. */
  readonly takesOver?: string;
  /** That it is the folder of the former object, which may have another name by now. */
  readonly renames?: true;
  /** That a destroy plan has shown the deletion: neither a replacement nor a taint does. */
  readonly deletes?: true;
}

export type FolderCall = CallContext<ProviderData>;
export type FolderApply = ApplyContext<ProviderData, FolderPrivateState, FolderState>;

export function keyOf({ providerData }: FolderCall, folderId: string): PlannedKey {
  return providerData.plannedKey(TYPE_NAME, folderId);
}

/** Where a folder is to stand and what it is to be called; null as long as the parent is not known. */
export function placeOf(parentFolderId: string | null, name: string): string {
  return `${parentFolderId ?? ""}/${name}`;
}

/** The folder below which one without a parent stands. @throws DirectoryError */
export async function rootOf({ providerData, signal }: FolderCall): Promise<string | null> {
  return (await providerData.identity(signal)).rootFolderId;
}

/**
 * The folder that state holds; null if it is gone from the directory that it belongs to. All below one parent are read
 * together.
 */
export async function folderInState(
  { providerData, signal }: FolderCall,
  { folder_id: folderId, parent_folder_id: parent, resource_directory_path: path }: FolderState,
): Promise<Folder | null> {
  const id = folderId ?? "";
  // A listing does not tell the path, which never changes.
  const isWhole = parent !== null && path !== null;
  const below = isWhole ? await providerData.foldersBelow(parent, signal) : null;
  const listed = below?.find((folder) => folder.folderId === id);
  if (listed !== undefined) {
    return { ...listed, resourceDirectoryPath: path };
  }
  // A listing can miss a folder while others come and go between its pages.
  const found = await findFolder(await providerData.directory(signal), id, { signal });
  if (found === null) {
    await providerData.expectDirectory(path?.split("/")[0] ?? null, signal);
  }
  return found?.value ?? null;
}

/** What the directory shows of it. */
export function stateOf(found: Folder): FolderState {
  return stateFrom(folderSchema, {
    name: found.folderName,
    parent_folder_id: found.parentFolderId,
    folder_id: found.folderId,
    resource_directory_path: found.resourceDirectoryPath,
  });
}
