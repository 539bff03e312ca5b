import { runningDeletionOf } from "../world/deletions";
import type { Member } from "../world/entities";
import { memberFields, memberPath, tagList } from "./documents";
import { hasTags } from "./filters";
import { flag, folderId, integer, tags, text } from "./formats";
import { folderOf } from "./lookups";
import { type Body, type ManagementCall, managementOperation, V2022 } from "./operation";
import { numberedPage, PAGE_PARAMETERS, tokenPage } from "./paging";
import { optional, since2022, withDefault } from "./parameters";

const LIST_FILTERS = {
  IncludeTags: withDefault(flag, false),
  Tag: withDefault(tags(20), {}),
};

const listAccounts = managementOperation({
  name: "ListAccounts",
  kind: "read",
  parameters: {
    ...PAGE_PARAMETERS,
    ...LIST_FILTERS,
    QueryKeyword: since2022(optional(text())),
    MaxResults: since2022(optional(integer(1, 100))),
    NextToken: since2022(optional(text({ max: 200 }))),
  },
  run(parameters, call) {
    const members = matching(call.cloud.membersOf(call.directory.id), parameters);
    const present = (member: Member): Body => ({
      ...listedAccount(member, parameters.IncludeTags),
      ResourceDirectoryPath: memberPath(call.cloud, member),
      ...(call.version === V2022 ? deletionField(call, member) : {}),
    });
    const { MaxResults, NextToken } = parameters;
    const byNumber = MaxResults === undefined && NextToken === undefined;
    if (byNumber) return numberedPage(members, parameters, "Account", present);
    const { page, next } = tokenPage(members, { MaxResults: MaxResults ?? 10, NextToken });
    return { TotalCount: members.length, Accounts: { Account: page.map(present) }, ...next };
  },
});

const listAccountsForParent = managementOperation({
  name: "ListAccountsForParent",
  kind: "read",
  parameters: {
    ...PAGE_PARAMETERS,
    ...LIST_FILTERS,
    ParentFolderId: optional(folderId),
    QueryKeyword: optional(text()),
  },
  run(parameters, call) {
    const parent = folderOf(call, parameters.ParentFolderId ?? call.directory.rootFolderId);
    const members = call.cloud.membersOf(call.directory.id).filter((member) => member.folderId === parent.id);
    return numberedPage(matching(members, parameters), parameters, "Account", (member) =>
      listedAccount(member, parameters.IncludeTags),
    );
  },
});

export const accountListOperations = [listAccounts, listAccountsForParent];

function matching(
  members: readonly Member[],
  filter: { readonly QueryKeyword?: string; readonly Tag: Readonly<Record<string, string>> },
): Member[] {
  const { QueryKeyword: keyword = "", Tag: wanted } = filter;
  return members.filter(
    (member) =>
      (member.displayName.includes(keyword) || member.accountId.includes(keyword)) &&
      hasTags(member.tags, wanted),
  );
}

function listedAccount(member: Member, includeTags: boolean): Body {
  const listed = memberFields(member);
  return includeTags ? { ...listed, Tags: { Tag: tagList(member.tags) } } : listed;
}

/** Only there while a deletion is under way. */
function deletionField({ cloud }: ManagementCall, { accountId }: Member): Body {
  const status = runningDeletionOf(cloud, accountId);
  return status === undefined ? {} : { DeletionStatus: status };
}
