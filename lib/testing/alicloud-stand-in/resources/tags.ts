import type { Pending } from "../../../plugin";
import type { AlicloudClient } from "../api/client";
import { listAt, textAt } from "../api/answer";
import { OPERATIONS } from "../api/operations";
import type { Operation } from "../api/operations";
import type { Parameters } from "../api/rpc-request";

export type Tags = Readonly<Record<string, string>>;

const TIMEOUT_MS = 5 * 60_000;
const SYSTEM_KEYS = ["aliyun", "acs:", "http://", "https://"];

/** What the tags hang on. Account tags are listed in the older API version, folder tags in the newer. */
export interface Tagged {
  readonly id: string;
  readonly resourceType: "Account" | "Folder";
}

export async function readTags(client: AlicloudClient, tagged: Tagged): Promise<Tags> {
  const operation: Operation =
    tagged.resourceType === "Account" ? OPERATIONS.listAccountTags : OPERATIONS.listFolderTags;
  const tags: Record<string, string> = {};
  let page: Parameters = {};
  do {
    const answer = await client.call(operation, { ...owner(tagged), ...page }, { timeoutMs: TIMEOUT_MS });
    for (const entry of listAt(answer, "TagResources")) {
      const key = textAt(entry, "TagKey");
      if (key !== null && !isSystemKey(key)) {
        tags[key] = textAt(entry, "TagValue") ?? "";
      }
    }
    const next = textAt(answer, "NextToken");
    page = next === null ? {} : { NextToken: next };
  } while ("NextToken" in page);
  return tags;
}

/** Removes every old tag and sets every new one: between the two calls the object carries none. */
export async function replaceTags(
  client: AlicloudClient,
  tagged: Tagged,
  before: Tags,
  after: Tags,
): Promise<void> {
  const oldKeys = Object.keys(before).filter((key) => !isSystemKey(key));
  if (oldKeys.length > 0) {
    const keys = Object.fromEntries(oldKeys.map((key, index) => [`TagKey.${index + 1}`, key]));
    await client.call(OPERATIONS.untagResources, { ...owner(tagged), ...keys }, WRITE);
  }
  if (Object.keys(after).length > 0) {
    await client.call(OPERATIONS.tagResources, { ...owner(tagged), ...numbered("Tag", after) }, WRITE);
  }
}

const WRITE = { timeoutMs: TIMEOUT_MS, retryOn: ["ConcurrentCallNotSupported"] };

/** `Name.1.Key=k`, `Name.1.Value=v` and so on. */
export function numbered(name: string, tags: Tags): Parameters {
  return Object.fromEntries(
    Object.entries(tags).flatMap(([key, value], index) => [
      [`${name}.${index + 1}.Key`, key],
      [`${name}.${index + 1}.Value`, value],
    ]),
  );
}

export function sameTags(one: Tags, other: Tags): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/** To the older SDK, tags that the code does not set any more are empty ones. So between none and empty it plans nothing. */
export function emptyRemovedTags(
  planned: { tags: Pending<Readonly<Record<string, Pending<string>>>> | null },
  prior: { readonly tags: Tags | null },
): void {
  if (planned.tags === null && prior.tags !== null) {
    planned.tags = {};
  }
}

function owner(tagged: Tagged): Parameters {
  return { "ResourceId.1": tagged.id, ResourceType: tagged.resourceType };
}

function isSystemKey(key: string): boolean {
  return SYSTEM_KEYS.some((prefix) => key.startsWith(prefix));
}
