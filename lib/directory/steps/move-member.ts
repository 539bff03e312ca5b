import { defineSetting } from "./setting";

export interface MoveMemberInput {
  readonly accountId: string;
  readonly folderId: string;
}

/** Moves a member to another folder, and so under the control policies that are attached there. */
export const moveMember = defineSetting<MoveMemberInput>("MoveAccount", "GetAccount", {
  missing: async (client, input, options) => {
    const { value } = await client.getAccount(input.accountId, options);
    return value.folderId === input.folderId ? undefined : input;
  },
  write: (client, input, options) => client.moveAccount(input, options),
});
