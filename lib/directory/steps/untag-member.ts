import { tagsOf } from "../answers/account";
import { defineSetting } from "./setting";

export interface UntagMemberInput {
  readonly accountId: string;
  readonly keys: readonly string[];
}

/** Takes tags off a member. */
export const untagMember = defineSetting("UntagResources", "GetAccount", {
  read: async (client, { accountId, keys }: UntagMemberInput, options) =>
    tagsOf((await client.getAccount(accountId, options)).value, keys),
  missing: (present, { accountId }) => {
    const keys = Object.keys(present);
    return keys.length === 0 ? undefined : { accountId, keys };
  },
  write: (client, present, options) => client.untagResources(present, options),
});
