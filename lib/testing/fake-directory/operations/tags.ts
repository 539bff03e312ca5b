import type { Folder, Member } from "../world/entities";
import { conflict, invalidParameter } from "./api-error";
import { hasTags } from "./filters";
import { flag, list, oneOf, tags, text } from "./formats";
import { folderOf, memberOf } from "./lookups";
import { type Body, type ManagementCall, managementOperation } from "./operation";
import { TOKEN_PARAMETERS, tokenPage } from "./paging";
import { optional, required, withDefault } from "./parameters";

/** The older version takes resource groups, too, and assumes one if nothing is said; the fake has none. */
const resourceType = oneOf("Account", "Folder");

interface Resource {
  readonly id: string;
  /** The member or folder itself. */
  readonly holder: Pick<Member | Folder, "tags">;
}

const tagResources = managementOperation({
  name: "TagResources",
  kind: "write",
  parameters: {
    ResourceType: required(resourceType),
    ResourceId: required(list(50)),
    Tag: required(tags(20)),
  },
  run(parameters, call) {
    const resources = resourcesOf(call, parameters.ResourceType, parameters.ResourceId);
    const { tagsPerResource } = call.cloud.options.quotas;
    const tagged = resources.map(({ id, holder }) => ({
      id,
      holder,
      tags: { ...holder.tags, ...parameters.Tag },
    }));
    const tooMany = tagged.find(({ tags: all }) => Object.keys(all).length > tagsPerResource);
    if (tooMany !== undefined) {
      throw conflict("LimitExceeded.Tag", `${tooMany.id} would have more than ${tagsPerResource} tags.`);
    }
    for (const { holder, tags: all } of tagged) holder.tags = all;
    return {};
  },
});

const untagResources = managementOperation({
  name: "UntagResources",
  kind: "write",
  parameters: {
    ResourceType: required(resourceType),
    ResourceId: required(list(50)),
    TagKey: withDefault(list(20), []),
    All: withDefault(flag, false),
  },
  run(parameters, call) {
    if (!parameters.All && parameters.TagKey.length === 0) {
      throw invalidParameter("TagKey", "TagKey or All is required");
    }
    for (const { holder } of resourcesOf(call, parameters.ResourceType, parameters.ResourceId)) {
      const kept = Object.entries(holder.tags).filter(
        ([key]) => !parameters.All && !parameters.TagKey.includes(key),
      );
      holder.tags = Object.fromEntries(kept);
    }
    return {};
  },
});

const listTagResources = managementOperation({
  name: "ListTagResources",
  kind: "read",
  parameters: {
    ...TOKEN_PARAMETERS,
    ResourceType: required(resourceType),
    ResourceId: optional(list(50)),
    Tag: withDefault(tags(20), {}),
  },
  run(parameters, call) {
    const resources = resourcesOf(call, parameters.ResourceType, parameters.ResourceId);
    const rows = resources
      .filter(({ holder }) => hasTags(holder.tags, parameters.Tag))
      .flatMap(({ id, holder }) => tagRows(parameters.ResourceType, id, holder.tags));
    const { page, next } = tokenPage(rows, parameters);
    return { TagResources: page, ...next };
  },
});

const listTagKeys = managementOperation({
  name: "ListTagKeys",
  kind: "read",
  parameters: {
    ...TOKEN_PARAMETERS,
    ResourceType: required(resourceType),
    KeyFilter: withDefault(text(), ""),
  },
  run(parameters, call) {
    const keys = resourcesOf(call, parameters.ResourceType).flatMap(({ holder }) => Object.keys(holder.tags));
    const wanted = distinct(keys).filter((key) => key.includes(parameters.KeyFilter));
    const { page, next } = tokenPage(wanted, parameters);
    return { Tags: page.map((Key) => ({ Key })), ...next };
  },
});

const listTagValues = managementOperation({
  name: "ListTagValues",
  kind: "read",
  parameters: {
    ...TOKEN_PARAMETERS,
    ResourceType: required(resourceType),
    TagKey: required(text({ max: 128 })),
    ValueFilter: withDefault(text(), ""),
  },
  run(parameters, call) {
    const values = resourcesOf(call, parameters.ResourceType).flatMap(
      ({ holder }) => holder.tags[parameters.TagKey] ?? [],
    );
    const wanted = distinct(values).filter((value) => value.includes(parameters.ValueFilter));
    const { page, next } = tokenPage(wanted, parameters);
    return { Tags: page.map((Value) => ({ Value })), ...next };
  },
});

export const tagOperations = [tagResources, untagResources, listTagResources, listTagKeys, listTagValues];

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}

/** The members or folders named, or all of the directory if none is. */
function resourcesOf(call: ManagementCall, type: "Account" | "Folder", ids?: readonly string[]): Resource[] {
  const { cloud, directory } = call;
  if (type === "Folder") {
    const folders = ids?.map((id) => folderOf(call, id)) ?? cloud.foldersOf(directory.id);
    return folders.map((folder) => ({ id: folder.id, holder: folder }));
  }
  const members = ids?.map((id) => memberOf(call, id)) ?? cloud.membersOf(directory.id);
  return members.map((member) => ({ id: member.accountId, holder: member }));
}

function tagRows(type: string, id: string, present: Readonly<Record<string, string>>): Body[] {
  return Object.entries(present).map(([TagKey, TagValue]) => ({
    ResourceId: id,
    ResourceType: type,
    TagKey,
    TagValue,
  }));
}
