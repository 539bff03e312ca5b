import { withClient, withResource } from "./plant";
import type { PlantedBug } from "./plant";

const MEMBER = "resourcedirectory_member";

/** Of members that the code makes or takes over. */
export const BUGS_OF_MEMBERS: readonly PlantedBug[] = [
  {
    name: "makes another account where a member gets another name",
    violates: "never a second account for one member",
    focus: "members",
    provider: withResource(MEMBER, ({ update }) => ({
      update: async (context, planned, prior) => {
        const state = await update(context, planned, prior);
        if (prior["display_name"] !== planned["display_name"]) {
          const unset = { accountNamePrefix: null, folderId: null, payerAccountId: null };
          await context.providerData.directoryClient.createResourceAccount({
            ...unset,
            displayName: String(prior["display_name"]),
            resellAccountType: null,
            tags: {},
          });
        }
        return state;
      },
    })),
  },
  {
    name: "takes off the tags of others",
    violates: "what the code does not set is left alone",
    focus: "members",
    provider: withClient((client) => ({
      tagResources: async (request, options) => {
        await client.untagResources({ accountId: request.accountId, keys: ["owner"] }, options);
        return client.tagResources(request, options);
      },
    })),
  },
  {
    name: "deletes the account of a tainted member",
    violates: "no destructive call that was not declared",
    focus: "members",
    provider: withResource(MEMBER, ({ delete: remove }) => ({
      delete: (context, prior) => remove({ ...context, privateState: { removal: "delete" } }, prior),
    })),
  },
  {
    name: "knows a tainted member by its name alone",
    violates: "never a second account for one member",
    from: 1669,
    focus: "members",
    provider: withResource(MEMBER, ({ delete: remove }) => ({
      delete: async (context, prior) => {
        await remove(context, prior);
        context.providerData.releasedMembers.clear();
      },
    })),
  },
];
