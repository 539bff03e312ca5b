import { defineSetting } from "./setting";

export interface UntagMemberInput {
  readonly accountId: string;
  readonly keys: readonly string[];
}

/** Takes tags off a member. */
export const untagMember = defineSetting<UntagMemberInput>("UntagResources", "GetAccount", {
  missing: async (client, { accountId, keys }, options) => {
    const { tags } = (await client.getAccount(accountId, options)).value;
    const present = keys.filter((key) => Object.hasOwn(tags ?? {}, key));
    return present.length === 0 ? undefined : { accountId, keys: present };
  },
  write: (client, present, options) => client.untagResources(present, options),
});
