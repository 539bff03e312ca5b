import { conflict, invalidParameter } from "./api-error";
import { folderOf, memberOf } from "./lookups";
import { type ManagementCall, managementOperation } from "./operation";
import { TOKEN_PARAMETERS, tokenPage } from "./paging";
import { flag, list, oneOf, optional, required, tags, withDefault } from "./parameters";

/** The older version takes resource groups, too, and assumes one if nothing is said; the fake has none. */
const resourceType = oneOf("Account", "Folder");

interface Tagged {
  readonly id: string;
  tags: Record<string, string>;
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
    const { tagsPerResource } = call.cloud.knobs.quotas;
    for (const resource of resources) {
      if (Object.keys({ ...resource.tags, ...parameters.Tag }).length > tagsPerResource) {
        throw conflict("LimitExceeded.Tag", `${resource.id} would have more than ${tagsPerResource} tags.`);
      }
    }
    for (const resource of resources) Object.assign(resource.tags, parameters.Tag);
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
    if (!parameters.All && parameters.TagKey.length === 0)
      throw invalidParameter("TagKey", "TagKey or All is required");
    for (const resource of resourcesOf(call, parameters.ResourceType, parameters.ResourceId)) {
      const keys = parameters.All ? Object.keys(resource.tags) : parameters.TagKey;
      for (const key of keys) delete resource.tags[key];
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
    const wanted = Object.entries(parameters.Tag);
    const rows = resources
      .filter((resource) =>
        wanted.every(([key, value]) => key in resource.tags && (!value || resource.tags[key] === value)),
      )
      .flatMap((resource) =>
        Object.entries(resource.tags).map(([TagKey, TagValue]) => ({
          ResourceId: resource.id,
          ResourceType: parameters.ResourceType,
          TagKey,
          TagValue,
        })),
      );
    const { page, next } = tokenPage(rows, parameters);
    return { TagResources: page, ...next };
  },
});

export const tagOperations = [tagResources, untagResources, listTagResources];

/** The members or folders named, or all of the directory if none is. */
function resourcesOf(call: ManagementCall, type: "Account" | "Folder", ids?: readonly string[]): Tagged[] {
  const { cloud, directory } = call;
  if (type === "Folder") {
    return ids?.map((id) => folderOf(call, id)) ?? cloud.foldersOf(directory.id);
  }
  const members = ids?.map((id) => memberOf(call, id)) ?? cloud.membersOf(directory.id);
  // The tags object is the member's own: what is changed in it is changed in the member.
  return members.map((member) => ({ id: member.accountId, tags: member.tags }));
}
