import { findFolder } from "../../../directory";
import type { Account } from "../../../directory";
import type { CallContext, DataSource } from "../../../plugin";
import type { ProviderData } from "../../provider-data";
import { refuse, reportingOnce } from "../../reporting";
import { membersSchema } from "./schema";
import type { MembersState } from "./schema";

/** The members of the directory. Every data source and resource of a provider block shares one listing. */
export const members: DataSource<typeof membersSchema, ProviderData> = {
  typeName: "resourcedirectory_members",
  schema: membersSchema,

  async read(context, filters) {
    const found = await reportingOnce(
      context,
      filters.folder_id ?? "of the directory",
      () => find(context, filters),
      { folderId: "folder_id" },
    );
    return found === undefined ? null : { ...filters, members: found };
  },
};

async function find(
  context: CallContext<ProviderData>,
  filters: MembersState,
): Promise<MembersState["members"] | undefined> {
  const { providerData, signal } = context;
  const all = await providerData.members(signal);
  const { folder_id: folderId } = filters;
  const there = folderId === null ? all : all.filter((account) => isIn(account, folderId, filters));
  if (folderId !== null && there.length === 0 && !(await isFolder(context, folderId))) {
    refuse(context, noSuchFolder(folderId), "folder_id");
    return undefined;
  }
  return there
    .filter((account) => hasProperties(account, filters))
    .sort((one, other) => one.accountId.localeCompare(other.accountId))
    .map((account) => stateOf(account, filters));
}

function isIn(
  { folderId, resourceDirectoryPath: path }: Account,
  wanted: string,
  { recursive }: MembersState,
): boolean {
  return folderId === wanted || (recursive && (path?.split("/").includes(wanted) ?? false));
}

/** Nobody in it, or nobody ever: the listing of members does not tell. */
async function isFolder({ providerData, signal }: CallContext<ProviderData>, id: string): Promise<boolean> {
  return (await findFolder(await providerData.directory(signal), id, { signal })) !== null;
}

function hasProperties(account: Account, { display_name: name, type }: MembersState): boolean {
  return (name === null || account.displayName === name) && (type === null || account.type === type);
}

function stateOf(account: Account, { include_tags: includeTags }: MembersState) {
  return {
    account_id: account.accountId,
    display_name: account.displayName,
    folder_id: account.folderId,
    type: account.type,
    status: account.status,
    join_method: account.joinMethod,
    join_time: account.joinTime,
    resource_directory_path: account.resourceDirectoryPath,
    tags: includeTags ? (account.tags ?? {}) : null,
  };
}

function noSuchFolder(folderId: string) {
  return {
    summary: "The directory has no such folder",
    detail: `There is no folder ${folderId}, and so no member in it. Correct folder_id, or leave it out for all members.`,
  };
}
