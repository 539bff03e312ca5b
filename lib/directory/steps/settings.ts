import { defineSetting } from "./setting";

export interface RenameMemberInput {
  readonly accountId: string;
  readonly displayName: string;
}

/** Gives a member another display name (UpdateAccount, never with a type switch). */
export const renameMember = defineSetting("UpdateAccount", "GetAccount", {
  read: async (client, { accountId }: RenameMemberInput, options) =>
    (await client.getAccount(accountId, options)).value.displayName,
  missing: (displayName, input) => (displayName === input.displayName ? undefined : input),
  write: (client, { accountId, displayName }, options) =>
    client.updateAccount({ accountId, newDisplayName: displayName }, options),
});

export interface MoveMemberInput {
  readonly accountId: string;
  readonly folderId: string;
}

/** Moves a member to another folder, and so under the control policies that are attached there. */
export const moveMember = defineSetting("MoveAccount", "GetAccount", {
  read: async (client, { accountId }: MoveMemberInput, options) =>
    (await client.getAccount(accountId, options)).value.folderId,
  missing: (folderId, input) => (folderId === input.folderId ? undefined : input),
  write: (client, input, options) => client.moveAccount(input, options),
});

export interface ChangePayerInput {
  readonly accountId: string;
  readonly payerAccountId: string;
}

/** Has another account pay for a member. */
export const changePayer = defineSetting("UpdatePayerForAccount", "GetPayerForAccount", {
  read: async (client, { accountId }: ChangePayerInput, options) =>
    (await client.getPayerForAccount(accountId, options)).value,
  missing: (payer, input) => (payer === input.payerAccountId ? undefined : input),
  write: (client, input, options) => client.updatePayerForAccount(input, options),
});

export interface RenameFolderInput {
  readonly folderId: string;
  readonly name: string;
}

/** Gives a folder another name. */
export const renameFolder = defineSetting("UpdateFolder", "GetFolder", {
  read: async (client, { folderId }: RenameFolderInput, options) =>
    (await client.getFolder(folderId, options)).value.folderName,
  missing: (name, input) => (name === input.name ? undefined : input),
  write: (client, input, options) => client.updateFolder(input, options),
});
