import type { Account } from "../../../directory";
import { isKnown, keepComputed, UNKNOWN } from "../../../plugin";
import type { ConfigOf, Unknown } from "../../../plugin";
import { refuseOverLimit } from "../../over-limit";
import type { PlannedKey } from "../../planned-keys";
import { memberLabel, refuse, warn } from "../../reporting";
import { refuseHalf } from "../../undeclared-move";
import { refuseOtherCreation, refuseOtherPrefix, warnOfRecorded } from "../creation-only";
import * as messages from "./messages";
import { memberSchema } from "./schema";
import type { MemberPlan, MemberState } from "./schema";
import { isEmpty, knownTags, label, privateStateOf, REMOVED, tagChange, TYPE_NAME, WAITING } from "./state";
import type { MemberCall, MemberPlanCall } from "./state";

type MemberConfig = ConfigOf<typeof memberSchema>;

export function keyOf(context: MemberCall, accountId: string): PlannedKey {
  return context.providerData.plannedKey(TYPE_NAME, accountId);
}

/** The same account where a call knows its name alone: of one to create, and of one that was renamed elsewhere. */
export function nameKeyOf(context: MemberCall, displayName: string): PlannedKey {
  return context.providerData.plannedKey(`${TYPE_NAME}.display_name`, displayName);
}

/** Whether the account is created at one address and deleted at another: one error, whichever call comes second. */
export function refuseMove(
  context: MemberCall,
  key: PlannedKey,
  member: string,
  half: "create" | "destroy",
): boolean {
  key.add(half);
  return refuseHalf(context, key, half, messages.isMoved(member, half));
}

/** Plans an object that is about no member yet: it creates one, takes one over, or waits for one to join. */
export async function planBegin(
  context: MemberPlanCall,
  planned: MemberPlan,
  { account_id: accountId, display_name: displayName }: MemberConfig,
): Promise<void> {
  context.setPrivateState({ ownedTags: [] });
  await context.providerData.directory(context.signal);
  if (isKnown(accountId)) {
    await planTakeOver(context, planned, accountId);
  } else if (accountId === null && planned.existing === true) {
    planned.account_id = null;
    park(context, planned, isKnown(displayName) ? displayName : "An account");
  } else if (accountId === null) {
    planned.account_id = UNKNOWN;
    await planCreation(context, planned, displayName);
  }
}

async function planTakeOver(context: MemberPlanCall, planned: MemberPlan, accountId: string): Promise<void> {
  if (refuseMove(context, keyOf(context, accountId), accountId, "create")) {
    return;
  }
  const answer = await context.providerData.member(accountId, context.signal, "shared");
  if (answer === null) {
    park(context, planned, accountId);
  } else {
    await announce(context, planned, answer.value);
  }
}

function park(context: MemberPlanCall, planned: MemberPlan, member: string): void {
  planned.status = WAITING;
  warn(context, messages.waitsToJoin(member));
}

async function planCreation(
  context: MemberPlanCall,
  planned: MemberPlan,
  displayName: MemberConfig["display_name"],
): Promise<void> {
  if (displayName === null) {
    refuse(context, messages.nameNeeded(), "display_name");
  } else if (isKnown(displayName)) {
    context.setPrivateState({ ownedTags: [], creates: displayName });
    const existing = (await bearerOf(context, displayName)) ?? (await releasedFor(context, displayName));
    if (existing !== null) {
      await planForExisting(context, planned, existing, displayName);
    } else if (context.providerData.releasedMembers.has(displayName)) {
      refuse(context, messages.goneSincePlan(displayName));
    } else {
      refuseMove(context, nameKeyOf(context, displayName), displayName, "create");
    }
  }
}

/** The account of the object that this one is made anew for, whatever it is called by now. */
async function releasedFor(context: MemberPlanCall, displayName: string): Promise<Account | null> {
  const { providerData, signal } = context;
  const accountId = providerData.releasedMembers.get(displayName);
  const released = accountId === undefined ? null : await providerData.member(accountId, signal, "now");
  return released?.value ?? null;
}

/** The member of this name. The listing of an apply may be older than a change of name in it. */
async function bearerOf(context: MemberPlanCall, displayName: string): Promise<Account | null> {
  const { providerData, signal } = context;
  const listed = await providerData.memberNamed(displayName, signal);
  const now = listed && (await providerData.member(listed.accountId, signal, "now"));
  return now?.value.displayName === displayName ? now.value : null;
}

/**
 * A member of the name is there. If state holds it at an address that this plan neither keeps nor destroys, its object is
 * about to be made anew, as after a taint: it is taken over, as with `adopt`.
 */
async function planForExisting(
  context: MemberPlanCall,
  planned: MemberPlan,
  existing: Account,
  creates: string,
): Promise<void> {
  const { accountId, displayName } = existing;
  const member = memberLabel(accountId, displayName);
  const key = keyOf(context, accountId);
  if (refuseMove(context, key, member, "create")) {
    return;
  }
  await context.providerData.untilOtherCallsCame();
  if (key.has("keep")) {
    if (key.firstRefusal()) refuse(context, messages.nameIsTaken(member), "display_name");
  } else if (!key.has("rename") && !key.has("destroy")) {
    if (planned.adopt === true || key.has("refresh") || key.has("release")) {
      context.setPrivateState({ ownedTags: [], takesOver: accountId, creates });
      await announce(context, planned, existing);
    } else if (key.firstRefusal()) {
      refuse(context, messages.existsAlready(existing), "display_name");
    }
  }
}

/** Says what a take-over changes; refuses what it cannot. */
async function announce(context: MemberPlanCall, planned: MemberPlan, account: Account): Promise<void> {
  const { accountId, displayName } = account;
  const member = memberLabel(accountId, displayName);
  if (await refuseOtherPrefix(context, { accountId, member }, planned, null)) {
    return;
  }
  if (isKnown(planned.resell_account_type)) {
    const { resell_account_type } = planned;
    warnOfRecorded(context, { accountId, member }, { resell_account_type });
  }
  const folderId = differing(planned.folder_id, account.folderId);
  if (folderId !== null && refuseOverLimit(context, "moves", accountId)) {
    return;
  }
  const { put } = tagChange(knownTags(planned.tags) ?? {}, account.tags, []);
  warn(
    context,
    messages.willTakeOver(member, {
      displayName: differing(planned.display_name, displayName),
      folderId,
      payerAccountId: differing(planned.payer_account_id, null),
      tagKeys: Object.keys(put),
    }),
  );
}

/** What the plan knows and the account does not have. */
function differing(wanted: string | Unknown | null, present: string | null): string | null {
  return isKnown(wanted) && wanted !== present ? wanted : null;
}

/** Plans an object that stands for a member, from state and configuration alone. */
export async function planChange(
  context: MemberPlanCall,
  accountId: string,
  planned: MemberPlan,
  prior: MemberState,
  config: MemberConfig,
): Promise<void> {
  const member = label(prior);
  noteName(context, accountId, planned, prior);
  if (isKnown(planned.account_id) && planned.account_id !== accountId) {
    refuse(context, messages.otherAccount(accountId, planned.account_id), "account_id");
  } else if (prior.status === REMOVED) {
    keepSettings(planned, prior);
    keepComputed(memberSchema, planned, prior, config);
    warn(context, messages.removedElsewhere(member));
  } else if (prior.status === WAITING) {
    keepComputed(memberSchema, planned, prior, config);
    warn(context, messages.waitsToJoin(member));
  } else if (!(await refuseOtherCreation(context, { accountId, member }, planned, prior))) {
    planTags(context, planned, prior, config);
    keepComputed(memberSchema, planned, prior, config);
    if (planned.folder_id !== prior.folder_id) {
      planned.resource_directory_path = UNKNOWN;
      refuseOverLimit(context, "moves", accountId);
    }
  }
}

/** Where a creation of the same name meets this object. */
function noteName(context: MemberPlanCall, accountId: string, planned: MemberPlan, prior: MemberState): void {
  const key = keyOf(context, accountId);
  const isKept = planned.display_name === prior.display_name;
  key.add(isKept ? "keep" : "rename");
  if (key.has("create") && key.firstRefusal()) {
    refuse(context, messages.nameIsTaken(label(prior)), "display_name");
  }
}

/** A member that is gone can be changed no more: what the code says differently is left for when it is back. */
function keepSettings(planned: MemberPlan, prior: MemberState): void {
  for (const name of ["display_name", "folder_id", "payer_account_id", "tags"] as const) {
    if (prior[name] !== null) {
      Object.assign(planned, { [name]: prior[name] });
    }
  }
}

function planTags(
  context: MemberPlanCall,
  planned: MemberPlan,
  prior: MemberState,
  config: MemberConfig,
): void {
  const { ownedTags } = privateStateOf(context);
  const wanted = knownTags(planned.tags);
  if (config.tags === null) {
    context.setPrivateState({ ownedTags, nextOwnedTags: [] });
  } else if (wanted !== null) {
    context.setPrivateState({ ownedTags, nextOwnedTags: Object.keys(wanted) });
    const others = Object.keys(prior.tags ?? {}).filter((key) => !Object.hasOwn(wanted, key));
    if (isEmpty(tagChange(wanted, prior.tags, ownedTags)) && prior.tags !== null) {
      planned.tags = prior.tags;
    }
    if (ownedTags === null && others.length > 0) {
      warn(context, messages.foreignTagsStay(label(prior), others));
    }
  }
}
