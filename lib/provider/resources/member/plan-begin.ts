import type { Account } from "../../../directory";
import { isKnown, UNKNOWN } from "../../../plugin";
import type { Unknown } from "../../../plugin";
import { keepsMembership } from "../../end-of-membership";
import { refuseManagementAccount } from "../../management-account";
import { refuseOverLimit } from "../../over-limit";
import { memberLabel, refuse, warn } from "../../reporting";
import { adoptsWhatIsRenamed } from "../../second-block";
import { refuseEndOfKept } from "../../undeclared-move";
import { refuseOtherPrefix, warnOfRecorded } from "../creation-only";
import { keyOf, refuseMove, refuseTwin } from "./keys";
import * as messages from "./messages";
import { bearerOf, nameKeyOf, refuseSameName, refuseTakenName } from "./names";
import type { MemberConfig, MemberPlan } from "./schema";
import { invitedKeys, knownTags, NO_TAG_CHANGE, tagChange, TYPE_NAME, WAITING } from "./state";
import type { MemberPlanCall } from "./state";

/** Plans an object that is about no member yet: it creates one, takes one over, or waits for one to join. */
export async function planBegin(
  context: MemberPlanCall,
  planned: MemberPlan,
  { account_id: accountId, display_name: displayName }: MemberConfig,
): Promise<void> {
  context.setPrivateState({ ownedTags: [] });
  if (isKnown(displayName) && refuseSameName(context, displayName)) {
    return;
  }
  if (accountId === null && planned.existing === true) {
    planned.account_id = null;
    planned.status = WAITING;
    warn(context, messages.waitsToJoin(isKnown(displayName) ? displayName : "An account"));
    return;
  }
  await context.providerData.directory(context.signal);
  if (isKnown(accountId)) {
    await planTakeOver(context, planned, accountId);
  } else if (accountId === null) {
    planned.account_id = UNKNOWN;
    // What only the apply will know may say that nothing is to be created.
    if (isKnown(planned.existing)) await planCreation(context, planned, displayName);
  }
}

async function planTakeOver(context: MemberPlanCall, planned: MemberPlan, accountId: string): Promise<void> {
  const { providerData, signal } = context;
  if (
    refuseMove(context, keyOf(context, accountId), accountId, "create") ||
    refuseTwin(context, accountId, accountId) ||
    refuseEndOfKept(context, { typeName: TYPE_NAME, key: accountId, use: "keep", member: accountId })
  ) {
    return;
  }
  keepsMembership(context, planned, { typeName: TYPE_NAME, accountId, member: accountId });
  const answer = await providerData.member(accountId, signal, "shared");
  if (answer !== null) {
    await announce(context, planned, answer.value);
  } else if (!(await refuseManagementAccount(context, accountId))) {
    // It may join until this is applied, in this very apply for one: the status stays open.
    warn(context, messages.waitsToJoin(accountId));
  }
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
  await context.untilOtherCallsCame();
  if (key.has("keep")) {
    if (key.firstRefusal()) refuse(context, messages.isDeclaredTwice(member), "display_name");
  } else if (key.has("rename") && planned.adopt === true) {
    refuse(context, adoptsWhatIsRenamed(member, TYPE_NAME), "adopt");
  } else if (!key.has("rename") && !key.has("destroy")) {
    if (planned.adopt === true || key.has("refresh") || key.has("release")) {
      const kept = { typeName: TYPE_NAME, key: accountId, use: "keep", member } as const;
      if (refuseTwin(context, accountId, member) || refuseEndOfKept(context, kept)) return;
      keepsMembership(context, planned, { typeName: TYPE_NAME, accountId, member });
      context.setPrivateState({ ownedTags: [], takesOver: accountId, creates });
      await announce(context, planned, existing);
    } else if (isKnown(planned.adopt) && key.firstRefusal()) {
      key.isTakenForForeign = true;
      refuse(context, messages.existsAlready(existing), "display_name");
    }
  }
}

/** Says what a take-over changes; refuses what it cannot. */
export async function announce(
  context: MemberPlanCall,
  planned: MemberPlan,
  account: Account,
): Promise<void> {
  const { accountId, displayName } = account;
  const member = memberLabel(accountId, displayName);
  const name = { wanted: planned.display_name, present: displayName };
  if (
    (await refuseOtherPrefix(context, { accountId, member }, planned, null)) ||
    (await refuseTakenName(context, accountId, name))
  ) {
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
  const tags = knownTags(planned.tags);
  const { put, remove } = tags === null ? NO_TAG_CHANGE : tagChange(tags, account.tags, invitedKeys(planned));
  const { payer_account_id: payer } = planned;
  const presentPayer = isKnown(payer) ? await context.providerData.payer(accountId, context.signal) : null;
  warn(
    context,
    messages.willTakeOver(member, {
      displayName: differing(planned.display_name, displayName),
      folderId,
      payerAccountId: differing(payer, presentPayer),
      tagKeys: Object.keys(put),
      untaggedKeys: remove,
    }),
  );
}

/** What the plan knows and the account does not have. */
function differing(wanted: string | Unknown | null, present: string | null): string | null {
  return isKnown(wanted) && wanted !== present ? wanted : null;
}
