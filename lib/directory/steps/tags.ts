import { tagsOf } from "../answers/account";
import type { Tags } from "../answers/account";
import { defineSetting } from "./setting";

export interface TagMemberInput {
  readonly accountId: string;
  /** What the member gets; its other tags stay. */
  readonly tags: Tags;
}

/** Gives a member tags, or tags that it has other values. */
export const tagMember = defineSetting("TagResources", "GetAccount", {
  read: async (client, { accountId, tags }: TagMemberInput, options) =>
    tagsOf((await client.getAccount(accountId, options)).value, Object.keys(tags)),
  missing: (present, { accountId, tags }) => {
    const missing = Object.entries(tags).filter(([key, value]) => present[key] !== value);
    return missing.length === 0 ? undefined : { accountId, tags: Object.fromEntries(missing) };
  },
  write: (client, missing, options) => client.tagResources(missing, options),
});

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
