import { DirectoryError, HANDSHAKE_PENDING } from "../../directory";
import type { DirectoryClient } from "../../directory";
import type { Checkpoint } from "./checkpoint";
import type { FoundFolder, Inventory } from "./inventory";

export interface ReadOptions {
  /** Names from below the root: nothing outside of this folder is asked for. */
  readonly within: readonly string[];
  /** A call for each member: only as asked. */
  readonly withPayers: boolean;
  /** Says how far it is. */
  progress(text: string): void;
}

/** Reads a directory in pages; each part once, whatever the number of runs that it takes. */
export async function readDirectory(
  client: DirectoryClient,
  checkpoint: Checkpoint,
  options: ReadOptions,
): Promise<Inventory> {
  const { progress } = options;
  const directory = await checkpoint.part(
    "directory",
    async () => (await client.getResourceDirectory()).value,
  );
  progress("reading members");
  const members = await checkpoint.part("members", async () => (await client.listAccounts()).value);
  progress(`${members.length} members; reading invitations`);
  const invitations = await checkpoint.part("invitations", async () =>
    (await client.listHandshakesForResourceDirectory()).value.filter(
      ({ status }) => status === HANDSHAKE_PENDING,
    ),
  );
  const administrators = await checkpoint.part("administrators", () => administratorsOf(client));
  const folders = await readFolders(client, checkpoint, directory.rootFolderId, options);
  const payers = options.withPayers
    ? await readPayers(
        client,
        checkpoint,
        members.map(({ accountId }) => accountId),
        progress,
      )
    : {};
  return {
    directoryId: directory.resourceDirectoryId,
    managementAccountId: directory.masterAccountId,
    rootFolderId: directory.rootFolderId,
    folders,
    members,
    invitations,
    payers,
    administrators,
  };
}

/** A remark depends on them, and nothing else: who may not list them adopts all the same. */
async function administratorsOf(client: DirectoryClient): Promise<readonly string[] | null> {
  try {
    return (await client.listDelegatedAdministrators()).value;
  } catch (error) {
    if (error instanceof DirectoryError && error.errorClass === "configuration") return null;
    throw error;
  }
}

/** Level by level. A folder is known by its id, since two folders may have one name below different parents. */
async function readFolders(
  client: DirectoryClient,
  checkpoint: Checkpoint,
  rootFolderId: string | null,
  { within, progress }: ReadOptions,
): Promise<readonly FoundFolder[]> {
  const found: FoundFolder[] = [];
  const open = rootFolderId === null ? [] : [{ folderId: rootFolderId, names: [] as readonly string[] }];
  for (let parent = open.shift(); parent !== undefined; parent = open.shift()) {
    const { folderId, names } = parent;
    const below = await checkpoint.part(`folders ${folderId}`, async () =>
      (await client.listFoldersForParent(folderId)).value.map((folder) => ({
        folderId: folder.folderId,
        name: folder.folderName,
      })),
    );
    const wanted = below
      .map((folder) => ({ folderId: folder.folderId, names: [...names, folder.name] }))
      .filter((folder) => isOnTheWay(folder.names, within));
    found.push(...wanted);
    open.push(...wanted);
    progress(`${found.length} folders`);
  }
  return found;
}

/** Whether the one lies above, in or below the other. */
function isOnTheWay(names: readonly string[], within: readonly string[]): boolean {
  return names.every((name, index) => within[index] === undefined || within[index] === name);
}

async function readPayers(
  client: DirectoryClient,
  checkpoint: Checkpoint,
  accountIds: readonly string[],
  progress: ReadOptions["progress"],
): Promise<Inventory["payers"]> {
  const payers: Record<string, string | null> = {};
  for (const [index, accountId] of accountIds.entries()) {
    payers[accountId] = await checkpoint.part(
      `payer ${accountId}`,
      async () => (await client.getPayerForAccount(accountId)).value,
    );
    progress(`payers: ${index + 1} of ${accountIds.length}`);
  }
  return payers;
}
