import { defineSetting } from "./setting";

export interface RenameMemberInput {
  readonly accountId: string;
  readonly displayName: string;
}

/** Gives a member another display name (UpdateAccount, never with a type switch). */
export const renameMember = defineSetting<RenameMemberInput>("UpdateAccount", "GetAccount", {
  missing: async (client, input, options) => {
    const { value } = await client.getAccount(input.accountId, options);
    return value.displayName === input.displayName ? undefined : input;
  },
  write: (client, { accountId, displayName }, options) =>
    client.updateAccount({ accountId, newDisplayName: displayName }, options),
});
