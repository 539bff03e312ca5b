import type { AdoptedFolder, AdoptedInvitation, AdoptedMember } from "./adoption";

/** What a row of a catalog says, whatever the format of the file. */
export type Fields = Readonly<Record<string, unknown>>;

/** What `folders` has for each path. */
export function folderFields(folders: readonly AdoptedFolder[]): Readonly<Record<string, Fields>> {
  return Object.fromEntries(
    folders.map(({ path, folderId, key, isElsewhere }) => [
      path,
      {
        ...(isElsewhere ? { reference: folderId } : { id: folderId }),
        ...(key === undefined ? {} : { key }),
      },
    ]),
  );
}

export function memberFields(member: AdoptedMember): Fields {
  const { key, accountId, displayName, folder, tags, payerAccountId } = member;
  return {
    key,
    accountId,
    displayName,
    ...(folder === undefined ? {} : { folder }),
    ...(payerAccountId === undefined ? {} : { payerAccountId }),
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
  };
}

export function invitationFields({ key, target, isAddress, handshakeId, note }: AdoptedInvitation): Fields {
  const whom = isAddress ? { email: target } : { target };
  return { key, invitation: { ...whom, handshakeId, ...(note === undefined ? {} : { note }) } };
}
