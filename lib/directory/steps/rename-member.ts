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
