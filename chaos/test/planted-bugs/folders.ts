import { withClient, withResource } from "./plant";
import type { PlantedBug } from "./plant";

const FOLDER = "resourcedirectory_folder";

/** Of folders that the code makes or takes over. */
export const BUGS_OF_FOLDERS: readonly PlantedBug[] = [
  {
    name: "makes another folder where one gets another name",
    violates: "never a second folder for one block",
    from: 115,
    focus: "folders",
    provider: withResource(FOLDER, ({ update }) => ({
      update: async (context, planned, prior) => {
        const state = await update(context, planned, prior);
        if (prior["name"] !== planned["name"]) {
          const request = { name: String(prior["name"]), parentFolderId: String(prior["parent_folder_id"]) };
          await context.providerData.directoryClient.createFolder(request);
        }
        return state;
      },
    })),
  },
  {
    name: "knows a tainted folder by its name alone",
    violates: "never a second folder for one block",
    from: 389,
    focus: "folders",
    provider: withResource(FOLDER, ({ delete: remove }) => ({
      delete: async (context, prior) => {
        await remove(context, prior);
        context.providerData.releasedFolders.clear();
      },
    })),
  },
  {
    name: "takes over whatever folder has the name",
    violates: "nothing is taken over that the code does not adopt",
    from: 678,
    focus: "folders",
    provider: withResource(FOLDER, ({ planCreate }) => ({
      planCreate: async (context, planned, config) => {
        await planCreate?.(context, Object.assign(Object.create(planned) as object, { adopt: true }), config);
      },
    })),
  },
  {
    name: "deletes a tainted folder",
    violates: "no destructive call that was not declared",
    from: 38,
    focus: "folders",
    provider: withResource(FOLDER, ({ delete: remove }) => ({
      delete: (context, prior) => remove({ ...context, privateState: { deletes: true } }, prior),
    })),
  },
  {
    name: "empties a folder before it is deleted",
    violates: "no write that the plan did not show",
    from: 54,
    focus: "folders",
    provider: withResource(FOLDER, ({ delete: remove }) => ({
      delete: async (context, prior) => {
        const { directoryClient } = context.providerData;
        const { value: members } = await directoryClient.listAccounts();
        const inside = members.filter((member) => member.folderId === prior["folder_id"]);
        for (const { accountId } of inside) {
          await directoryClient.moveAccount({ accountId, folderId: String(prior["parent_folder_id"]) });
        }
        await remove(context, prior);
      },
    })),
  },
  {
    name: "makes every folder below the root folder",
    violates: "no write that the plan did not show",
    focus: "folders",
    provider: withClient((client) => ({
      createFolder: async (request, options) => {
        const { value } = await client.getResourceDirectory();
        return client.createFolder({ ...request, parentFolderId: value.rootFolderId ?? "" }, options);
      },
    })),
  },
  {
    name: "drops the id of a folder at every refresh",
    violates: "no handle is lost that was ever returned to Terraform",
    focus: "folders",
    provider: withResource(FOLDER, ({ read }) => ({
      read: async (context, state) => {
        const now = await read(context, state);
        return now && { ...now, folder_id: null };
      },
    })),
  },
  {
    name: "does not see that a folder has another name",
    violates: "the declared state is reached once faults stop",
    from: 115,
    focus: "folders",
    provider: withResource(FOLDER, ({ read }) => ({
      read: async (context, state) => {
        const now = await read(context, state);
        return now && { ...now, name: state["name"] };
      },
    })),
  },
  {
    name: "does not look for a folder before it makes one",
    violates: "a move that nobody declared is refused",
    from: 712,
    focus: "folders",
    provider: withResource(FOLDER, () => ({ planCreate: async () => undefined })),
  },
];
