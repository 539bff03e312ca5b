import { isKnown, keepComputed, stateFrom } from "../../../plugin";
import type { MoveSource, Resource } from "../../../plugin";
import type { PlannedKey } from "../../planned-keys";
import type { ProviderData } from "../../provider-data";
import { refuse, reporting, reportingOnce, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { nameGoesToAnother } from "../../second-block";
import { refuseOtherCreation } from "../creation-only";
import { memberInState, memberToImport } from "../members";
import { keyOf, refuseMove } from "./keys";
import * as messages from "./messages";
import { stateOfVendor } from "./move";
import { nameKeyOf } from "./names";
import { observePayer } from "./payer";
import { planBegin } from "./plan-begin";
import { planChange } from "./plan-change";
import { planRemoval, removeAsPlanned } from "./removal";
import { memberSchema } from "./schema";
import type { MemberFinalPlan, MemberPlan, MemberState } from "./schema";
import {
  keysOwnedBefore,
  label,
  MEMBER,
  privateStateOf,
  REMOVED,
  stateOf,
  TYPE_NAME,
  WAITING,
} from "./state";
import type { MemberApply, MemberCall, MemberPlanCall, MemberPrivateState } from "./state";
import { change, create, parked, recordAbsent, takeOver } from "./update";

const ATTRIBUTES: AttributeOf = {
  accountId: "account_id",
  displayName: "display_name",
  accountNamePrefix: "account_name_prefix",
  resellAccountType: "resell_account_type",
  folderId: "folder_id",
  payerAccountId: "payer_account_id",
  tags: "tags",
  abandonableCheckIds: "abandonable_check_ids",
};

/**
 * A member of the directory that protects itself: what a plan must not do to it is refused by the object, so that no
 * `-target` and no deleted block gets round it.
 */
export const member: Resource<typeof memberSchema, ProviderData, MemberPrivateState> = {
  typeName: TYPE_NAME,
  schema: memberSchema,

  async planCreate(context, planned, config) {
    if (context.replaces) {
      refuse(context, messages.notReplaceable(nameOf(planned)));
      return;
    }
    await reportingOnce(context, "the member", () => planBegin(context, planned, config), ATTRIBUTES);
  },

  async planUpdate(context, planned, prior, config) {
    const accountId = prior.account_id;
    await reportingOnce(
      context,
      label(prior),
      () =>
        accountId === null
          ? planBegin(context, planned, config)
          : planChange(context, accountId, planned, prior, config),
      ATTRIBUTES,
    );
    if (accountId === null && planned.account_id === null) {
      keepComputed(memberSchema, planned, prior, config);
    }
  },

  async planDestroy(context, prior) {
    const accountId = prior.account_id;
    if (accountId === null || refuseMove(context, keyOf(context, accountId), label(prior), "destroy")) {
      return;
    }
    // Terraform plans the destruction from the state as it was written last, whatever the refresh has found.
    await reportingOnce(context, label(prior), () => planEnd(context, accountId, prior), ATTRIBUTES);
  },

  planRelease(context, prior) {
    const { account_id: accountId, status } = prior;
    if (accountId !== null && status === MEMBER && !keyOf(context, accountId).has("create")) {
      warn(context, messages.isLetGo(label(prior)));
    }
    return Promise.resolve();
  },

  async create(context, planned) {
    return (await reporting(context, nameOf(planned), () => begin(context, planned), ATTRIBUTES)) ?? null;
  },

  async read(context, state) {
    const accountId = state.account_id;
    context.setPrivateState(privateStateOf(context));
    if (accountId === null) {
      return state;
    }
    keyOf(context, accountId).add("refresh");
    const seen = await reportingOnce(
      context,
      label(state),
      () => observe(context, accountId, state),
      ATTRIBUTES,
    );
    return seen ?? state;
  },

  async update(context, planned, prior) {
    const { account_id: accountId, status } = prior;
    const updated = await reporting(
      context,
      label(prior),
      async () => {
        const joins = accountId === null || (status === REMOVED && !isKnown(planned.status));
        if (joins) return begin(context, planned);
        if (status !== MEMBER) return recordAbsent(context, planned, prior);
        // What the plan could not know is seen here first.
        const isOther = await refuseOtherCreation(
          context,
          { accountId, member: label(prior) },
          planned,
          prior,
        );
        return isOther ? prior : change(context, accountId, planned, prior);
      },
      ATTRIBUTES,
    );
    return updated ?? prior;
  },

  async delete(context, prior) {
    const { account_id: accountId } = prior;
    // Only a destroy plan leaves this mark; a replacement or a taint must not touch the account.
    const { removal: intent, creates } = context.privateState ?? {};
    context.setPrivateState(privateStateOf(context));
    if (accountId === null) {
      return;
    }
    if (intent === undefined) {
      keyOf(context, accountId).add("release");
      // What the plan has seen gone already is made anew, as it says.
      if (creates !== undefined && prior.status === MEMBER) {
        context.providerData.releasedMembers.set(creates, accountId);
      }
    } else {
      const remove = () => removeAsPlanned(context, intent, accountId, prior);
      await reporting(context, label(prior), remove, ATTRIBUTES);
    }
  },

  async import(context, id) {
    const imported = await reporting(context, id, async () => {
      const account = await memberToImport(context, id);
      context.setPrivateState({ ownedTags: null });
      return account === null ? null : stateOf(account, stateFrom(memberSchema, {}), null);
    });
    return imported ?? null;
  },

  moveFrom(source: MoveSource) {
    return stateOfVendor(source);
  },
};

/** Begins what {@link planBegin} has planned: an object without an account yet. */
async function begin(context: MemberApply, planned: MemberFinalPlan): Promise<MemberState | null> {
  const { providerData, privateState, signal } = context;
  const named = typeof planned.account_id === "string" ? planned.account_id : null;
  const accountId = named ?? privateState?.takesOver ?? null;
  context.setPrivateState({ ownedTags: keysOwnedBefore(planned, isKnown(planned.tags)) });
  if (planned.account_id !== null && accountId === null) {
    return create(context, planned);
  }
  const answer = accountId === null ? null : await providerData.member(accountId, signal, "now");
  return answer === null || planned.status === WAITING
    ? parked(planned)
    : takeOver(context, planned, answer.value);
}

/** What the directory shows of a member that state holds. */
async function observe(context: MemberCall, accountId: string, state: MemberState): Promise<MemberState> {
  const { providerData, signal } = context;
  const answer = await memberInState(context, accountId, state.resource_directory_id);
  if (answer === null) {
    return state.status === WAITING ? state : { ...state, status: REMOVED };
  }
  const isSwitched = answer.value.accountName === null && answer.value.type !== state.type;
  const named =
    isSwitched && state.type !== null ? await providerData.member(accountId, signal, "now") : answer;
  const seen = stateOf(named?.value ?? answer.value, state, privateStateOf(context).ownedTags);
  return { ...seen, payer_account_id: await observePayer(context, accountId, state) };
}

async function planEnd(context: MemberPlanCall, accountId: string, prior: MemberState): Promise<void> {
  const member = label(prior);
  const answer = await memberInState(context, accountId, prior.resource_directory_id);
  if (answer === null) {
    if (prior.status !== WAITING) warn(context, messages.isGoneAlready(member));
    return;
  }
  // By the name, too: it may have been changed elsewhere before this plan, or while it is made.
  const byName = prior.display_name === null ? null : nameKeyOf(context, prior.display_name);
  if (byName !== null && refuseMove(context, byName, member, "destroy")) {
    return;
  }
  if (prior.removal_policy !== "PROTECT" && byName?.has("rename") === true) {
    if (byName.firstRefusal()) refuse(context, nameGoesToAnother(member));
  } else if (prior.removal_policy === "ABANDON") {
    warn(context, prior.existing ? messages.willForgetSettings(member) : messages.willForget(member));
  } else if (prior.removal_policy === "DESTROY") {
    const removal = await planRemoval(context, answer.value, member);
    context.setPrivateState({ ...privateStateOf(context), removal });
  } else if (isFirstRefusalOf(keyOf(context, accountId), byName)) {
    refuse(context, messages.isProtected(member), "removal_policy");
  }
}

/** Marks both keys, so that a creation that meets one of them says nothing more. */
function isFirstRefusalOf(key: PlannedKey, byName: PlannedKey | null): boolean {
  const isFirst = key.firstRefusal();
  return (byName?.firstRefusal() ?? true) && isFirst;
}

function nameOf({ display_name: name, account_id: id }: MemberPlan): string {
  return isKnown(name) ? name : isKnown(id) ? id : "The member";
}
