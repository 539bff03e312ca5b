import type { Account, Tags } from "../../../directory";
import { isKnown } from "../../../plugin";
import type { ApplyContext, CallContext, PlanContext } from "../../../plugin";
import type { ProviderData } from "../../provider-data";
import { memberLabel } from "../../reporting";
import { prefixOf } from "../creation-only";
import type { MemberPlan, MemberState } from "./schema";

/** A member of the directory, as far as the last look has shown. */
export const MEMBER = "Member";
/** The account has not joined the directory yet. */
export const WAITING = "Waiting";
/** It left the directory, by another hand. */
export const REMOVED = "Removed";

/** What a destruction is going to do, decided in the plan. Without one nothing is called: not after a taint or a replacement. */
export type RemovalIntent = "remove" | "delete";

/** Kept beside the state. What is decided in a plan is there only between it and its apply. */
export interface MemberPrivateState {
  /** Keys of the tags that the code has set; null as long as it has set none, and after an import, which does not tell. */
  readonly ownedTags: readonly string[] | null;
  /** Those that it will have set, once an update is done. */
  readonly nextOwnedTags?: readonly string[];
  /** The account that a create takes over instead of making one. */
  readonly takesOver?: string;
  /** The name that a create makes or takes over an account for. After a taint Terraform hands it to the delete of the former object. */
  readonly creates?: string;
  readonly removal?: RemovalIntent;
}

export type MemberCall = CallContext<ProviderData> & {
  readonly privateState: MemberPrivateState | null;
};
export type MemberPlanCall = PlanContext<ProviderData, MemberPrivateState>;
export type MemberApply = ApplyContext<ProviderData, MemberPrivateState, MemberState>;

export const TYPE_NAME = "resourcedirectory_member";

/** What is kept for good. */
export function privateStateOf({ privateState }: Pick<MemberCall, "privateState">): MemberPrivateState {
  return { ownedTags: privateState?.ownedTags ?? null };
}

/** The state that says what was seen. The name of the account comes with single reads only. */
export function stateOf(
  account: Account,
  state: MemberState,
  ownedTags: readonly string[] | null,
): MemberState {
  return {
    ...state,
    account_id: account.accountId,
    display_name: account.displayName,
    account_name_prefix: state.account_name_prefix ?? prefixOf(account),
    folder_id: account.folderId ?? state.folder_id,
    tags: shownTags(account.tags ?? {}, ownedTags),
    status: MEMBER,
    type: account.type,
    join_method: account.joinMethod ?? state.join_method,
    join_time: account.joinTime ?? state.join_time,
    account_name: account.accountName ?? state.account_name,
    resource_directory_id: account.resourceDirectoryId ?? state.resource_directory_id,
    resource_directory_path: account.resourceDirectoryPath ?? state.resource_directory_path,
  };
}

/** Of an account whose tags the code sets, those that it has set; else all. */
function shownTags(tags: Tags, owned: readonly string[] | null): Tags {
  return owned === null ? tags : pick(tags, (key) => owned.includes(key));
}

/** What an update of the tags takes off and puts on. */
export interface TagChange {
  readonly remove: readonly string[];
  readonly put: Tags;
}

export const NO_TAG_CHANGE: TagChange = { remove: [], put: {} };

/** Keys that the code has set with an invitation, before the account was a member. */
export function invitedKeys({ invited_tags: tags }: Pick<MemberPlan, "invited_tags">): readonly string[] {
  return isKnown(tags) ? Object.keys(tags) : [];
}

/**
 * What the code owns of an account before it has taken it over.
 *
 * @param setsTags whether it sets tags; if not, and no invitation has set any, it is null: all are shown
 */
export function keysOwnedBefore(planned: MemberPlan, setsTags: boolean): readonly string[] | null {
  const invited = invitedKeys(planned);
  return setsTags || invited.length > 0 ? invited : null;
}

/** Those of an invitation that was sent since: state does not have them from an earlier one. */
export function newlyInvitedKeys(planned: MemberPlan, prior: MemberState): readonly string[] {
  const before = invitedKeys(prior);
  return invitedKeys(planned).filter((key) => !before.includes(key));
}

/**
 * What it takes for the tags that the code sets now. Keys that others have set are not in it, nor those of which nobody
 * knows who has set them.
 */
export function tagChange(wanted: Tags, shown: Tags | null, owned: readonly string[] | null): TagChange {
  return {
    remove: (owned ?? []).filter((key) => Object.hasOwn(shown ?? {}, key) && !Object.hasOwn(wanted, key)),
    put: pick(wanted, (key) => shown?.[key] !== wanted[key]),
  };
}

export function isEmpty({ remove, put }: TagChange): boolean {
  return remove.length === 0 && Object.keys(put).length === 0;
}

/** The tags of a plan, once all their values are known. */
export function knownTags(tags: MemberPlan["tags"]): Tags | null {
  if (!isKnown(tags)) {
    return null;
  }
  const entries = Object.entries(tags);
  return entries.every((entry): entry is [string, string] => isKnown(entry[1]))
    ? Object.fromEntries(entries)
    : null;
}

function pick(tags: Tags, isWanted: (key: string) => boolean): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => isWanted(key)));
}

export function label({ account_id: id, display_name: name }: MemberState): string {
  return id === null ? (name ?? "the member") : memberLabel(id, name);
}
