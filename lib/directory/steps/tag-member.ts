import type { Tags } from "../answers/account";
import { defineSetting } from "./setting";

export interface TagMemberInput {
  readonly accountId: string;
  /** What the member gets; its other tags stay. */
  readonly tags: Tags;
}

/** Gives a member tags, or tags that it has other values. */
export const tagMember = defineSetting<TagMemberInput>("TagResources", "GetAccount", {
  missing: async (client, { accountId, tags: wanted }, options) => {
    const { tags: present } = (await client.getAccount(accountId, options)).value;
    const missing = Object.entries(wanted).filter(([key, value]) => present?.[key] !== value);
    return missing.length === 0 ? undefined : { accountId, tags: Object.fromEntries(missing) };
  },
  write: (client, missing, options) => client.tagResources(missing, options),
});
