import { runningDeletionOf } from "../world/deletions";
import type { Member } from "../world/entities";
import { memberFields, memberPath, shownAccountName, tagList } from "./documents";
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
      ...listedAccount(call, member, parameters.IncludeTags),
      ResourceDirectoryPath: memberPath(call.cloud, member),
    });
    const { MaxResults, NextToken } = parameters;
    const byNumber = MaxResults === undefined && NextToken === undefined;
    if (byNumber) return numberedPage(members, parameters, "Account", present);
    const size = MaxResults ?? 10;
    const { page, next } = tokenPage(members, { MaxResults: size, NextToken });
    const { PageNumber } = parameters;
    const counts = { TotalCount: members.length, PageNumber, PageSize: size, MaxResults: size };
    return { ...counts, Accounts: { Account: page.map(present) }, ...next };
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
      listedAccount(call, member, parameters.IncludeTags),
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

function listedAccount(call: ManagementCall, member: Member, includeTags: boolean): Body {
  return {
    ...memberFields(member),
    ...(includeTags ? { Tags: { Tag: tagList(member.tags) } } : {}),
    ...(call.version === V2022 ? newerFields(call, member) : {}),
  };
}

/** What the newer version tells in addition. The status is empty unless a deletion is under way. */
function newerFields({ cloud }: ManagementCall, member: Member): Body {
  return {
    AccountName: shownAccountName(cloud, member),
    DeletionStatus: runningDeletionOf(cloud, member.accountId) ?? "",
  };
}
