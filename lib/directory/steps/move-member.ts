import { defineSetting } from "./setting";

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
