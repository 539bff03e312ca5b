import { isPromotionUnderWay } from "../../../directory";
import type { Account } from "../../../directory";
import type { CallContext, Resource } from "../../../plugin";
import { isKnown, isUnknown, keepComputed, stateFrom, stateFromPlan } from "../../../plugin";
import { CLOUD_ACCOUNT } from "../../../rules";
import type { PlannedKey } from "../../planned-keys";
import { keepsMembership, refuseEndOfMembership } from "../../end-of-membership";
import { refuseOverLimit } from "../../over-limit";
import type { ProviderData } from "../../provider-data";
import { failureMessage, memberLabel, refuse, reporting, reportingOnce, warn } from "../../reporting";
import type { Message } from "../../reporting";
import { givesItsNameUp, noteNameInState } from "../../second-block";
import { refuseEndOfKept, refuseHalf } from "../../undeclared-move";
import { memberToImport, planCancelsPromotion } from "../members";
import { labelOf, leaveUnset, OF_CREATION, planCreationArguments, record } from "./creation";
import type { MemberProtectionPrivateState, Plan } from "./creation";
import * as messages from "./messages";
import { memberProtectionSchema } from "./schema";
import type { MemberProtectionPlan, MemberProtectionState } from "./schema";

const TYPE_NAME = "resourcedirectory_member_protection";
/** It may stand for the account as well, whose end it would be. */
const OWN_MEMBER = "resourcedirectory_member";

/**
 * Guards a member from state, because a block that is deleted from the code takes its `prevent_destroy` with it. It
 * depends on the member, so its own destruction is planned before the member's, and refusing it stops the whole plan.
 */
export const memberProtection: Resource<
  typeof memberProtectionSchema,
  ProviderData,
  MemberProtectionPrivateState
> = {
  typeName: TYPE_NAME,
  schema: memberProtectionSchema,

  async planCreate(context, planned, config) {
    leaveUnset(planned, config);
    const { account_id: accountId, display_name: name } = planned;
    await reportingOnce(context, isKnown(name) ? name : "the member", async () => {
      await context.providerData.directory(context.signal);
      if (isKnown(accountId)) {
        // That of an account that exists: in state, imported by this plan, or declared elsewhere.
        refuseMoveOf(context, accountId, memberLabel(accountId, isKnown(name) ? name : null), "create");
      } else if (isKnown(name)) {
        await refuseSecondOfName(context, name);
      }
    });
  },

  async planUpdate(context, planned, prior, config) {
    const member = labelOf(prior);
    const isOther = planned.account_id !== prior.account_id;
    if (isOther) {
      leaveUnset(planned, config);
    }
    // The id of an existing member is unknown only if the member is about to be created again.
    if (isUnknown(planned.account_id)) {
      await reportingOnce(context, member, () => refuseRecreation(context, member, planned, prior));
      return;
    }
    if (
      isOther &&
      (await reportingOnce(context, member, () => refuseOtherAccount(context, planned, prior)))
    ) {
      return;
    }
    keepComputed(memberProtectionSchema, planned, prior, config);
    const { account_id: accountId } = planned;
    if (!refuseEndOfKept(context, { typeName: OWN_MEMBER, key: accountId, use: "keep", member })) {
      keepsMembership(context, planned, { typeName: TYPE_NAME, accountId, member });
    }
    noteNameInState(context, keyOf(context, prior.account_id), {
      use: planned.display_name === prior.display_name ? "keep" : "rename",
      attribute: "display_name",
      isDeclaredTwice: messages.nameIsTaken(member),
      isGivenUp: givesItsNameUp(member),
    });
    if (!isOther) {
      await reportingOnce(context, member, () => planCreationArguments(context, planned, prior));
    }
  },

  async planDestroy(context, prior) {
    const member = labelOf(prior);
    if (keyOf(context, prior.account_id).isTakenForForeign) {
      warn(context, messages.isInThisState(member));
      return;
    }
    if (refuseMoveOf(context, prior.account_id, member, "destroy")) {
      return;
    }
    if (prior.removal_policy === "DESTROY") {
      await reportingOnce(context, member, () => planRemoval(context, member, prior));
    } else if (await hasLeft(context, prior)) {
      warn(context, messages.isGoneAlready(member));
    } else if (keyOf(context, prior.account_id).firstRefusal()) {
      refuse(context, messages.isProtected(member), "removal_policy");
    }
  },

  async create(context, planned) {
    context.setPrivateState(OF_CREATION);
    return {
      ...stateFromPlan(memberProtectionSchema, planned, null),
      resource_directory_id: await directoryId(context, planned),
    };
  },

  // The directory is asked only when something is about to happen to the member.
  async read(context, state) {
    keyOf(context, state.account_id).add("refresh");
    return state;
  },

  async update(context, planned, prior) {
    return (await reporting(context, labelOf(prior), () => record(context, planned, prior))) ?? prior;
  },

  async delete() {},

  async import(context, id) {
    const imported = await reporting(context, id, async () => {
      const account = await memberToImport(context, id);
      return account === null
        ? null
        : stateFrom(memberProtectionSchema, {
            account_id: id,
            display_name: account.displayName,
            removal_policy: "PROTECT",
            resource_directory_id: account.resourceDirectoryId,
          });
    });
    return imported ?? null;
  },
};

function keyOf(context: CallContext<ProviderData>, accountId: string): PlannedKey {
  return context.providerData.plannedKey(TYPE_NAME, accountId);
}

type Half = "create" | "destroy";

function refuseMoveOf(context: Plan, accountId: string, member: string, half: Half): boolean {
  return refuseMoveOfKey(context, keyOf(context, accountId), member, half);
}

/** The same for a member that got another name elsewhere: its two halves meet by the name that code and state have. */
function refuseMoveByName(context: Plan, name: string, member: string, half: Half): boolean {
  const key = context.providerData.plannedKey(`${TYPE_NAME}.display_name`, name);
  return refuseMoveOfKey(context, key, member, half);
}

function refuseMoveOfKey(context: Plan, key: PlannedKey, member: string, half: Half): boolean {
  key.add(half);
  return refuseHalf(context, key, half, messages.isMoved(member, half));
}

/**
 * The member of this name may be in state under another address, and is then renamed or moved in the code. If it is in
 * no state: the vendor's provider forgets an account whose creation was not answered, and then fails at every apply,
 * because display names are unique.
 */
async function refuseSecondOfName(context: Plan, name: string): Promise<void> {
  const existing = await context.providerData.memberNamed(name, context.signal);
  if (existing === null) {
    refuseMoveByName(context, name, name, "create");
    return;
  }
  const member = memberLabel(existing.accountId, existing.displayName);
  const key = keyOf(context, existing.accountId);
  if (refuseMoveOf(context, existing.accountId, member, "create")) {
    return;
  }
  const isInState = await key.isInState(context.untilOtherCallsCame());
  if (key.has("keep") && key.firstRefusal()) {
    refuse(context, messages.nameIsTaken(member), "display_name");
  } else if (!isInState && key.firstRefusal()) {
    key.isTakenForForeign = true;
    refuse(context, messages.existsAlready(existing), "display_name");
  }
}

/** A protection that goes to another account would leave the one that it had without any, and its end unseen. */
async function refuseOtherAccount(
  context: Plan,
  planned: MemberProtectionPlan,
  prior: MemberProtectionState,
): Promise<boolean> {
  if (prior.removal_policy !== "PROTECT" || (await hasLeft(context, prior))) {
    return false;
  }
  refuse(context, messages.isOtherAccount(labelOf(prior), planned.account_id), "account_id");
  return true;
}

async function refuseRecreation(
  context: Plan,
  member: string,
  planned: MemberProtectionPlan,
  prior: MemberProtectionState,
): Promise<void> {
  await context.providerData.expectDirectory(prior.resource_directory_id, context.signal);
  if ((await context.providerData.member(prior.account_id, context.signal, "shared")) !== null) {
    refuse(context, messages.stillThere(member), "account_id");
  } else if (planned.removal_policy !== "DESTROY" && prior.removal_policy !== "DESTROY") {
    refuse(context, messages.isGone(member), "account_id");
  }
}

/** Says what becomes of the account, unless the vendor's resource would ask for what the service refuses. */
async function planRemoval(context: Plan, member: string, prior: MemberProtectionState): Promise<void> {
  await context.providerData.expectDirectory(prior.resource_directory_id, context.signal);
  const answer = await context.providerData.member(prior.account_id, context.signal, "shared");
  if (answer === null) {
    warn(context, messages.isGoneAlready(member));
    return;
  }
  const { display_name: name } = prior;
  if (name !== null && refuseMoveByName(context, name, member, "destroy")) {
    return;
  }
  const refusal = await refusalOfDeletion(context, answer.value, member);
  if (refusal === undefined) {
    const end = {
      typeName: OWN_MEMBER,
      key: prior.account_id,
      use: "destroy",
      member,
      endsAs: messages.MEMBER,
    } as const;
    const { account_id: accountId } = prior;
    const membership = { typeName: TYPE_NAME, accountId, member };
    if (
      !refuseEndOfKept(context, end) &&
      !refuseEndOfMembership(context, membership) &&
      !refuseOverLimit(context, "removals", accountId)
    ) {
      warn(context, messages.willDelete(member));
    }
  } else if (keyOf(context, prior.account_id).firstRefusal()) {
    refuse(context, refusal, "account_id");
  }
}

async function refusalOfDeletion(
  context: Plan,
  account: Account,
  member: string,
): Promise<Message | undefined> {
  if (account.joinMethod === "invited") {
    return messages.joinedByInvitation(member);
  }
  if (account.type === CLOUD_ACCOUNT) {
    return messages.isCloudAccount(member);
  }
  const waits = isPromotionUnderWay(account) && !(await planCancelsPromotion(context, account.accountId));
  return waits ? messages.promotionUnderWay(member) : undefined;
}

/**
 * Whether the member is gone: its own directory answers, and it is not in it. Nothing is left to protect then. Whatever
 * cannot be asked proves nothing.
 */
async function hasLeft(context: Plan, prior: MemberProtectionState): Promise<boolean> {
  if (prior.resource_directory_id === null) {
    return false;
  }
  try {
    await context.providerData.expectDirectory(prior.resource_directory_id, context.signal);
    return (await context.providerData.member(prior.account_id, context.signal, "shared")) === null;
  } catch (error) {
    failureMessage(error, prior.account_id);
    return false;
  }
}

/** A protection without the id of its directory is better than a member without protection: null and a warning. */
async function directoryId(
  context: CallContext<ProviderData>,
  planned: MemberProtectionPlan,
): Promise<string | null> {
  try {
    return (await context.providerData.identity(context.signal)).directoryId;
  } catch (error) {
    const member = memberLabel(String(planned.account_id), planned.display_name as string | null);
    const failure = failureMessage(error, member);
    warn(context, messages.directoryUnknown(member, failure.detail));
    return null;
  }
}
