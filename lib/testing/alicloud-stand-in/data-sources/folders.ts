import { createHash } from "node:crypto";
import { computed, list, object, optional, optionalComputed, schema, string, bool } from "../../../plugin";
import type { DataSource, StateOf } from "../../../plugin";
import { listAt, textAt } from "../api/answer";
import type { AlicloudClient } from "../api/client";
import { OPERATIONS } from "../api/operations";
import type { Parameters } from "../api/rpc-request";
import { reported } from "../resources/report";

const PAGE_SIZE = 50;
const TIMEOUT_MS = 5 * 60_000;

const foldersSchema = schema({
  description: "The folders directly below one folder.",
  attributes: {
    id: optionalComputed(string(), { description: "Made of the ids that were found." }),
    ids: optionalComputed(list(string()), { description: "Only these folders; the ids that were found." }),
    name_regex: optional(string(), { description: "Only folders whose names it matches." }),
    parent_folder_id: optional(string(), { description: "The folder above. Unset: the root folder." }),
    query_keyword: optional(string(), { description: "Only folders whose names hold it." }),
    enable_details: optional(bool(), { description: "Asks for every folder's parent. Unset: false." }),
    output_file: optional(string(), { description: "Accepted: no file is written." }),
    names: computed(list(string()), { description: "The names that were found." }),
    folders: computed(
      list(
        object({
          id: computed(string(), { description: "The folder id." }),
          folder_id: computed(string(), { description: "The folder id." }),
          folder_name: computed(string(), { description: "Its name." }),
          parent_folder_id: computed(string(), { description: "The folder above; empty without details." }),
        }),
      ),
      { description: "The folders that were found." },
    ),
  },
});

type FoldersState = StateOf<typeof foldersSchema>;
type FoundFolder = NonNullable<FoldersState["folders"]>[number];

/** `alicloud_resource_manager_folders`. */
export const foldersDataSource: DataSource<typeof foldersSchema, AlicloudClient> = {
  typeName: "alicloud_resource_manager_folders",
  schema: foldersSchema,

  validate({ name_regex: regex }, diagnostics) {
    if (typeof regex === "string" && patternOf(regex) === null) {
      diagnostics.error("Invalid name_regex", `"${regex}" is no regular expression.`, ["name_regex"]);
    }
  },

  read: (context, filters) =>
    reported(context, null, async () => {
      const found = (await listed(context.providerData, filters)).filter((folder) => passes(folder, filters));
      const details = filters.enable_details === true;
      const folders = details ? await withParents(context.providerData, found) : found;
      const ids = folders.map(({ folder_id }) => folder_id ?? "");
      return {
        ...filters,
        id: createHash("sha256").update(ids.join("-")).digest("hex").slice(0, 10),
        enable_details: details,
        ids,
        names: folders.map(({ folder_name }) => folder_name ?? ""),
        folders,
      };
    }),
};

async function listed(client: AlicloudClient, filters: FoldersState): Promise<readonly FoundFolder[]> {
  const folders: FoundFolder[] = [];
  for (let page = 1; folders.length === (page - 1) * PAGE_SIZE; page++) {
    const parameters = { ...wanted(filters), PageNumber: String(page), PageSize: String(PAGE_SIZE) };
    const answer = await client.call(OPERATIONS.listFoldersForParent, parameters, { timeoutMs: TIMEOUT_MS });
    folders.push(...listAt(answer, "Folders", "Folder").map(folderOf));
  }
  return folders;
}

function wanted({ parent_folder_id: parent, query_keyword: keyword }: FoldersState): Parameters {
  return {
    ...(parent === null ? {} : { ParentFolderId: parent }),
    ...(keyword === null ? {} : { QueryKeyword: keyword }),
  };
}

function folderOf(item: unknown): FoundFolder {
  const id = textAt(item, "FolderId") ?? "";
  return { id, folder_id: id, folder_name: textAt(item, "FolderName") ?? "", parent_folder_id: "" };
}

function passes(folder: FoundFolder, { ids, name_regex: regex }: FoldersState): boolean {
  const isAskedFor = ids === null || ids.length === 0 || ids.includes(folder.id ?? "");
  return isAskedFor && (regex === null || (patternOf(regex)?.test(folder.folder_name ?? "") ?? false));
}

async function withParents(client: AlicloudClient, folders: readonly FoundFolder[]): Promise<FoundFolder[]> {
  const complete: FoundFolder[] = [];
  for (const folder of folders) {
    const id = { FolderId: folder.folder_id ?? "" };
    const answer = await client.call(OPERATIONS.getFolder, id, { timeoutMs: TIMEOUT_MS });
    complete.push({ ...folder, parent_folder_id: textAt(answer, "Folder", "ParentFolderId") ?? "" });
  }
  return complete;
}

/** Null for a text that is no regular expression here; the vendor's provider reads those of Go. */
function patternOf(regex: string): RegExp | null {
  try {
    return new RegExp(regex);
  } catch {
    return null;
  }
}
