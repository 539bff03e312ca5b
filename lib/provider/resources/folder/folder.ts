import { createFolder, deleteFolder, DirectoryError, findFolder, renameFolder } from "../../../directory";
import type { Folder } from "../../../directory";
import { stateFrom, stateFromPlan } from "../../../plugin";
import type { ImportContext, Resource } from "../../../plugin";
import type { ProviderData } from "../../provider-data";
import { failureMessage, refuse, reporting, reportingOnce, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { checkFolderId } from "../../../rules";
import { refuseImportId } from "../members";
import { isVendors } from "../vendor";
import * as messages from "./messages";
import { planBegin, planChange, planEnd } from "./plan";
import { folderSchema } from "./schema";
import type { FolderFinalPlan, FolderState } from "./schema";
import { folderInState, keyOf, rootOf, stateOf, TYPE_NAME } from "./state";
import type { FolderApply, FolderPrivateState } from "./state";

const ATTRIBUTES: AttributeOf = { folderId: "parent_folder_id", folderName: "name" };

export const folder: Resource<typeof folderSchema, ProviderData, FolderPrivateState> = {
  typeName: TYPE_NAME,
  schema: folderSchema,

  async planCreate(context, planned, config) {
    const label = messages.folderLabel(String(planned.name), null);
    if (context.replaces) {
      refuse(context, messages.notReplaceable(label));
      return;
    }
    await reportingOnce(context, label, () => planBegin(context, planned, config), ATTRIBUTES);
  },

  async planUpdate(context, planned, prior, config) {
    const change = () => planChange(context, planned, prior, config);
    await reportingOnce(context, labelOf(prior), change, ATTRIBUTES);
  },

  async planDestroy(context, prior) {
    const { folder_id: folderId } = prior;
    if (folderId !== null) {
      await reportingOnce(context, labelOf(prior), () => planEnd(context, folderId, prior), ATTRIBUTES);
    }
  },

  planRelease(context, prior) {
    // The mark of a destroy plan that an older version of this provider has left in state.
    context.setPrivateState({});
    if (!keyOf(context, prior.folder_id ?? "").has("create")) {
      warn(context, messages.isLetGo(labelOf(prior)));
    }
    return Promise.resolve();
  },

  async create(context, planned) {
    const label = messages.folderLabel(planned.name, null);
    return (await reporting(context, label, () => begin(context, planned), ATTRIBUTES)) ?? null;
  },

  async read(context, state) {
    keyOf(context, state.folder_id ?? "").add("refresh");
    const seen = await reportingOnce(
      context,
      labelOf(state),
      () => folderInState(context, state),
      ATTRIBUTES,
    );
    if (seen === undefined) {
      return state;
    }
    return seen === null ? null : { ...stateOf(seen), adopt: state.adopt };
  },

  async update(context, planned, prior) {
    if (planned.parent_folder_id !== prior.parent_folder_id) {
      refuse(context, messages.neverMoves(prior), "parent_folder_id");
      return prior;
    }
    const updated = await reporting(
      context,
      labelOf(prior),
      async () => {
        const directory = await context.providerData.directory(context.signal);
        const input = { folderId: prior.folder_id ?? "", name: planned.name };
        await renameFolder.run(directory, input, { signal: context.signal });
        return stateFromPlan(folderSchema, planned, prior);
      },
      ATTRIBUTES,
    );
    return updated ?? prior;
  },

  async delete(context, prior) {
    const { privateState } = context;
    // A refused deletion keeps the folder in state: what the plan has marked must not last there.
    context.setPrivateState({});
    // Only a destroy plan leaves this mark; a replacement or a taint must not delete the folder.
    if (privateState?.deletes !== true) {
      release(context, prior.folder_id ?? "");
    } else {
      await reporting(context, labelOf(prior), async () => {
        const directory = await context.providerData.directory(context.signal);
        await deleteFolder.run(directory, { folderId: prior.folder_id ?? "" }, { signal: context.signal });
      });
    }
  },

  async import(context, id) {
    return (await reporting(context, id, () => importFolder(context, id))) ?? null;
  },

  moveFrom(source) {
    const { id, folder_name: name, parent_folder_id: parent } = source.state;
    return isVendors(source, "alicloud_resource_manager_folder", TYPE_NAME) &&
      typeof id === "string" &&
      typeof name === "string"
      ? stateFrom(folderSchema, {
          folder_id: id,
          name,
          parent_folder_id: typeof parent === "string" ? parent : null,
        })
      : null;
  },
};

function labelOf({ name, folder_id: folderId }: FolderState): string {
  return messages.folderLabel(name, folderId);
}

/** Lets a folder go without a call: what is planned for it is made anew, as after a taint. */
function release(context: FolderApply, folderId: string): void {
  const { creates } = context.privateState ?? {};
  const { releasedFolders } = context.providerData;
  keyOf(context, folderId).add("release");
  if (creates !== undefined) {
    releasedFolders.set(creates, [...(releasedFolders.get(creates) ?? []), folderId]);
  }
}

/** Creates the folder, or takes over the one that the plan has found. */
async function begin(context: FolderApply, planned: FolderFinalPlan): Promise<FolderState | null> {
  const { takesOver, renames } = context.privateState ?? {};
  context.setPrivateState({});
  const directory = await context.providerData.directory(context.signal);
  const parent = planned.parent_folder_id;
  const parentFolderId = typeof parent === "string" ? parent : await rootOf(context);
  if (parentFolderId === null) {
    refuse(context, messages.NO_ROOT, "parent_folder_id");
    return null;
  }
  if (takesOver !== undefined && renames === true) {
    return takeBack(context, takesOver, planned, parentFolderId);
  }
  if (takesOver !== undefined) {
    const now = await findFolder(directory, takesOver, { signal: context.signal });
    if (now?.value.folderName === planned.name && now.value.parentFolderId === parentFolderId) {
      return { ...stateOf(now.value), adopt: planned.adopt };
    }
    refuse(context, messages.changedMeanwhile(messages.folderLabel(planned.name, takesOver)));
    return null;
  }
  const input = { name: planned.name, parentFolderId };
  const { outcome, folder: made } = await createFolder.run(directory, input, { signal: context.signal });
  if (outcome === "name-taken") {
    // Another block may give up the very name, and not have done so yet.
    const key = keyOf(context, made.folderId);
    if (!planned.adopt || key.has("keep") || key.has("rename")) {
      refuse(context, messages.nameIsTaken({ ...made, parentFolderId }), "name");
      return null;
    }
    warn(context, messages.willTakeOver(messages.labelOf(made)));
  }
  return { ...stateOf({ ...made, parentFolderId }), adopt: planned.adopt, ...(await pathOf(context, made)) };
}

/** An error would leave the folder out of state, and the next plan would make another one: what fails is a warning. */
async function takeBack(
  context: FolderApply,
  folderId: string,
  { name, adopt }: FolderFinalPlan,
  parentFolderId: string,
): Promise<FolderState> {
  const { providerData, signal } = context;
  const folder: Folder = {
    folderId,
    folderName: name,
    parentFolderId,
    createTime: null,
    resourceDirectoryPath: null,
  };
  try {
    await renameFolder.run(await providerData.directory(signal), { folderId, name }, { signal });
  } catch (error) {
    const label = messages.labelOf(folder);
    warn(context, messages.notYetAsSaid(label, failureMessage(error, label)));
  }
  return { ...stateOf(folder), adopt, ...(await pathOf(context, folder)) };
}

/** The answer to a creation lacks it. The folder is there: that it cannot be read now is for the next refresh. */
async function pathOf(
  { providerData, signal }: FolderApply,
  { folderId }: Folder,
): Promise<Pick<FolderState, "resource_directory_path">> {
  try {
    return { resource_directory_path: await providerData.folderPath(folderId, signal) };
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    return { resource_directory_path: null };
  }
}

async function importFolder(
  context: ImportContext<ProviderData, FolderPrivateState>,
  id: string,
): Promise<FolderState | null> {
  if (refuseImportId(context, id, checkFolderId)) {
    return null;
  }
  const directory = await context.providerData.directory(context.signal);
  const found = await findFolder(directory, id, { signal: context.signal });
  if (found === null || found.value.parentFolderId === null) {
    refuse(context, messages.nothingToImport(id, found !== null));
    return null;
  }
  return stateOf(found.value);
}
