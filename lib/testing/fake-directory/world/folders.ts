import type { Cloud } from "./cloud";
import type { Directory, Folder, Member } from "./entities";

export interface NewFolder {
  /** @default made up */
  readonly id?: string;
  readonly name: string;
  readonly parentFolderId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export function createFolder(cloud: Cloud, directory: Directory, wanted: NewFolder): Folder {
  const folder: Folder = {
    id: wanted.id ?? cloud.nextId(cloud.folders, (number) => `fd-${number}abc`),
    directoryId: directory.id,
    parentFolderId: wanted.parentFolderId ?? directory.rootFolderId,
    name: wanted.name,
    createTime: cloud.clock.now(),
    tags: { ...wanted.tags },
  };
  cloud.folders.set(folder.id, folder);
  return folder;
}

/** The folders from the root down to the one given, both included. */
export function lineageOf(cloud: Cloud, folder: Folder): Folder[] {
  const parent = folder.parentFolderId === null ? undefined : cloud.folders.get(folder.parentFolderId);
  return parent === undefined ? [folder] : [...lineageOf(cloud, parent), folder];
}

export function subfoldersOf(cloud: Cloud, folderId: string): Folder[] {
  return [...cloud.folders.values()].filter(({ parentFolderId }) => parentFolderId === folderId);
}

export function membersIn(cloud: Cloud, folderId: string): Member[] {
  return [...cloud.members.values()].filter((member) => member.folderId === folderId);
}

/** For example `rd-test01/r-root01/fd-100abc/3000000000000101`. */
export function resourceDirectoryPath(cloud: Cloud, folder: Folder, accountId?: string): string {
  const ids = [folder.directoryId, ...lineageOf(cloud, folder).map(({ id }) => id)];
  return (accountId === undefined ? ids : [...ids, accountId]).join("/");
}
