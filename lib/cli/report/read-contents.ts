import type { DirectoryClient } from "../../directory";
import type { Contents, FoundFolder } from "./report";

/** Reads a directory in pages: its members and invitations in one listing each, its folders parent by parent. */
export async function readContents(client: DirectoryClient): Promise<Contents> {
  const { value: directory } = await client.getResourceDirectory();
  const { value: members } = await client.listAccounts();
  const { value: handshakes } = await client.listHandshakesForResourceDirectory();
  const rootFolderId = directory.rootFolderId ?? "";
  return {
    directoryId: directory.resourceDirectoryId,
    rootFolderId,
    folders: rootFolderId === "" ? [] : await foldersBelow(client, rootFolderId),
    members,
    handshakes,
  };
}

async function foldersBelow(client: DirectoryClient, rootFolderId: string): Promise<readonly FoundFolder[]> {
  const found: FoundFolder[] = [];
  const open = [rootFolderId];
  for (let parentId = open.shift(); parentId !== undefined; parentId = open.shift()) {
    const { value: folders } = await client.listFoldersForParent(parentId);
    for (const { folderId, folderName } of folders) {
      found.push({ id: folderId, name: folderName, parentId });
      open.push(folderId);
    }
  }
  return found;
}
