import {
  changePayer,
  createMember,
  moveMember,
  renameMember,
  tagMember,
  untagMember,
} from "../../../directory";
import type { Account, DirectoryClient, StepOptions, Tags } from "../../../directory";
import { isKnown, stateFromPlan } from "../../../plugin";
import { failureMessage, memberLabel, refuse, warn } from "../../reporting";
import { keyOf } from "./keys";
import * as messages from "./messages";
import { memberSchema } from "./schema";
import type { MemberFinalPlan, MemberState } from "./schema";
import {
  invitedKeys,
  keysOwnedBefore,
  label,
  newlyInvitedKeys,
  privateStateOf,
  stateOf,
  tagChange,
  WAITING,
} from "./state";
import type { MemberApply } from "./state";

/** A setting of a member that is not as the code says, and what makes it so. */
interface Change {
  run(directory: DirectoryClient, options: StepOptions): Promise<unknown>;
  /** What state says once that is done. */
  readonly done: Partial<MemberState>;
}

/** What the code says now, with what was computed before. */
function recorded(planned: MemberFinalPlan, prior: MemberState | null): MemberState {
  return stateFromPlan(memberSchema, planned, prior);
}

/** The state of an object whose account is not in the directory yet. */
export function parked(planned: MemberFinalPlan): MemberState {
  return { ...recorded(planned, null), status: WAITING };
}

/** Creates a member. Null, beside an error, if there is none. */
export async function create(context: MemberApply, planned: MemberFinalPlan): Promise<MemberState | null> {
  const { directoryId } = await context.providerData.identity(context.signal);
  const directory = await context.providerData.directory(context.signal);
  const wanted = recorded(planned, null);
  const result = await createMember.run(
    directory,
    {
      displayName: wanted.display_name ?? "",
      accountNamePrefix: wanted.account_name_prefix,
      folderId: wanted.folder_id,
      payerAccountId: wanted.payer_account_id,
      resellAccountType: wanted.resell_account_type,
      tags: wanted.tags ?? {},
    },
    { signal: context.signal },
  );
  if (result.outcome === "name-taken") {
    if (planned.adopt && !isOfAnotherBlock(context, result.account)) {
      return takeOver(context, planned, result.account);
    }
    refuse(context, messages.existsAlready(result.account), "display_name");
    return null;
  }
  const created = ours(context, planned, result.account, directoryId);
  context.save(created);
  return { ...created, resource_directory_path: await pathOf(context, created) };
}

/** Another block may give up the very name, and not have done so yet. */
function isOfAnotherBlock(context: MemberApply, { accountId }: Account): boolean {
  const key = keyOf(context, accountId);
  return key.has("keep") || key.has("rename");
}

/**
 * Makes an account that is a member already what the code says. From here on there are no errors: one would taint the
 * object. What could not be done is a warning, and state claims it, so that the next refresh finds the difference.
 */
export async function takeOver(
  context: MemberApply,
  planned: MemberFinalPlan,
  account: Account,
): Promise<MemberState> {
  const { accountId, displayName } = account;
  const taken = ours(context, planned, account, account.resourceDirectoryId);
  const seen = stateOf(account, { ...taken, payer_account_id: null }, null);
  const invited = invitedKeys(planned);
  try {
    const now = await carryOut(context, changesOf(accountId, planned, seen, invited), seen);
    return { ...taken, resource_directory_path: now.resource_directory_path };
  } catch (error) {
    const member = memberLabel(accountId, displayName);
    warn(context, messages.notYetAsSaid(member, failureMessage(error, member)));
    const owned = ownedBy(planned);
    context.setPrivateState({ ownedTags: owned && union(owned, invited) });
    return taken;
  }
}

/** The state of an account that is what the code says from now on. */
function ours(
  context: MemberApply,
  planned: MemberFinalPlan,
  account: Account,
  directoryId: string | null,
): MemberState {
  const owned = ownedBy(planned);
  context.setPrivateState({ ownedTags: owned });
  const base = { ...recorded(planned, null), resource_directory_id: directoryId };
  return { ...stateOf(account, base, owned), ...settingsIn(planned) };
}

/** Keys of tags that the code sets, or has set with the invitation and does not speak of any more. */
function ownedBy(planned: MemberFinalPlan): readonly string[] | null {
  return isKnown(planned.tags) ? Object.keys(planned.tags) : keysOwnedBefore(planned, false);
}

function union(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())];
}

/** The settings that the code gives. */
function settingsIn(planned: MemberFinalPlan): Partial<MemberState> {
  const { display_name, folder_id, payer_account_id, tags } = planned;
  const given = { display_name, folder_id, payer_account_id, tags };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => isKnown(value)));
}

/** Changes what differs between code and state, one call each; what was done is saved before the next. */
export async function change(
  context: MemberApply,
  accountId: string,
  planned: MemberFinalPlan,
  prior: MemberState,
): Promise<MemberState> {
  const owned = privateStateOf(context).ownedTags;
  const { nextOwnedTags = owned } = context.privateState ?? {};
  const next = withInvited(nextOwnedTags, planned, prior);
  context.setPrivateState({ ownedTags: owned === null ? next : union(owned, next ?? []) });
  const now = await carryOut(context, changesOf(accountId, planned, prior, owned ?? []), prior);
  context.setPrivateState({ ownedTags: next });
  return { ...recorded(planned, prior), resource_directory_path: now.resource_directory_path };
}

/** Records what the code says of an account that is no member now. */
export function recordAbsent(
  context: MemberApply,
  planned: MemberFinalPlan,
  prior: MemberState,
): MemberState {
  const { ownedTags } = privateStateOf(context);
  context.setPrivateState({ ownedTags: withInvited(ownedTags, planned, prior) });
  return recorded(planned, prior);
}

/** What an invitation has sent since is owned as well, from the sending on. */
function withInvited(
  owned: readonly string[] | null,
  planned: MemberFinalPlan,
  prior: MemberState,
): readonly string[] | null {
  const invited = newlyInvitedKeys(planned, prior);
  return invited.length === 0 ? owned : union(owned ?? [], invited);
}

async function carryOut(
  context: MemberApply,
  changes: readonly Change[],
  from: MemberState,
): Promise<MemberState> {
  let state = from;
  for (const { run, done } of changes) {
    await run(await context.providerData.directory(context.signal), { signal: context.signal });
    state = { ...state, ...done };
    if (done.folder_id !== undefined) {
      state = { ...state, resource_directory_path: await pathOf(context, state) };
    }
    context.save(state);
  }
  return state;
}

/** What it takes to come from this state to the plan. */
function changesOf(
  accountId: string,
  {
    display_name: displayName,
    folder_id: folderId,
    payer_account_id: payerAccountId,
    ...planned
  }: MemberFinalPlan,
  from: MemberState,
  owned: readonly string[],
): readonly Change[] {
  const changes: Change[] = [];
  if (isKnown(displayName) && displayName !== from.display_name) {
    changes.push({
      run: (directory, options) => renameMember.run(directory, { accountId, displayName }, options),
      done: { display_name: displayName },
    });
  }
  if (isKnown(folderId) && folderId !== from.folder_id) {
    changes.push({
      run: (directory, options) => moveMember.run(directory, { accountId, folderId }, options),
      done: { folder_id: folderId },
    });
  }
  if (isKnown(payerAccountId) && payerAccountId !== from.payer_account_id) {
    changes.push({
      run: (directory, options) => changePayer.run(directory, { accountId, payerAccountId }, options),
      done: { payer_account_id: payerAccountId },
    });
  }
  return isKnown(planned.tags) ? [...changes, ...tagChanges(accountId, planned.tags, from, owned)] : changes;
}

function tagChanges(
  accountId: string,
  wanted: Tags,
  from: MemberState,
  owned: readonly string[],
): readonly Change[] {
  const { remove: keys, put: tags } = tagChange(wanted, from.tags, owned);
  const changes: Change[] = [];
  // First, because there is a limit to how many a member may have.
  if (keys.length > 0) {
    const left = Object.entries(from.tags ?? {}).filter(([key]) => !keys.includes(key));
    changes.push({
      run: (directory, options) => untagMember.run(directory, { accountId, keys }, options),
      done: { tags: Object.fromEntries(left) },
    });
  }
  if (Object.keys(tags).length > 0) {
    changes.push({
      run: (directory, options) => tagMember.run(directory, { accountId, tags }, options),
      done: { tags: wanted },
    });
  }
  return changes;
}

/** The path of a member in the folder that state names; null if the folder cannot be asked: the next refresh tells it. */
async function pathOf(context: MemberApply, state: MemberState): Promise<string | null> {
  if (state.folder_id === null || state.account_id === null) {
    return null;
  }
  try {
    const path = await context.providerData.folderPath(state.folder_id, context.signal);
    return path === null ? null : `${path}/${state.account_id}`;
  } catch (error) {
    const { summary } = failureMessage(error, label(state));
    context.log.warn("The path of a member is not known yet", { cause: summary });
    return null;
  }
}
