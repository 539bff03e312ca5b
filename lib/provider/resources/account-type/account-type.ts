import { switchType } from "../../../directory";
import type { Account } from "../../../directory";
import type { ApplyContext, PlanContext, Resource } from "../../../plugin";
import { expectComputed, isKnown, keepComputed, stateFrom, stateFromPlan } from "../../../plugin";
import type { AccountType } from "../../../rules";
import type { ProviderData } from "../../provider-data";
import { memberLabel, refuse, reporting, reportingOnce, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { refuseSecondBlock } from "../../second-block";
import { refuseUndeclaredMove } from "../../undeclared-move";
import { park, unlessAbsent, untilJoined, WAITING } from "../../until-joined";
import type { Parking } from "../../until-joined";
import { memberInState, memberToImport } from "../members";
import { refuseTwoWays } from "../two-ways";
import * as messages from "./messages";
import { isBlocked, planSwitch } from "./plan";
import { accountTypeSchema } from "./schema";
import type { AccountTypeFinalPlan, AccountTypeState } from "./schema";

/** Kept beside the state, as with a promotion. */
interface AccountTypePrivateState {
  readonly memberName: string | null;
  readonly directoryId: string | null;
  /** There only between a plan and its apply. */
  readonly intent?: "switch";
}

type Apply = ApplyContext<ProviderData, AccountTypePrivateState, AccountTypeState>;

const TYPE_NAME = "resourcedirectory_account_type";

const ATTRIBUTES: AttributeOf = { accountId: "account_id", type: "type" };

const PARKING: Parking<typeof accountTypeSchema, AccountTypePrivateState> = {
  schema: accountTypeSchema,
  what: "type switch",
  privateState: { memberName: null, directoryId: null },
  mayBeReplaced: true,
  waitsForMore: true,
  isDoneAgain: true,
};

const typeOfMember: Resource<typeof accountTypeSchema, ProviderData, AccountTypePrivateState> = {
  typeName: TYPE_NAME,
  schema: accountTypeSchema,

  async planCreate(context, planned) {
    const member = isKnown(planned.account_id) ? planned.account_id : "a member that has no id yet";
    if (
      isUndeclaredMove(context, planned.account_id, "create", member) ||
      refuseTwin(context, planned.account_id, member)
    ) {
      return;
    }
    const directory = await reportingOnce(context, member, () =>
      context.providerData.directory(context.signal),
    );
    if (directory !== undefined) {
      await planSwitch(context, ATTRIBUTES, member, planned);
    }
  },

  async planUpdate(context, planned, prior) {
    if (isKnown(planned.account_id) && planned.account_id !== prior.account_id) {
      refuse(context, messages.otherMember(prior.account_id, planned.account_id), "account_id");
      return;
    }
    const member = memberLabel(prior.account_id, context.privateState?.memberName);
    if (refuseTwin(context, prior.account_id, member)) {
      return;
    }
    const isSame = planned.type === prior.type;
    if (isSame && !isParked(prior)) {
      keepComputed(accountTypeSchema, planned, prior);
      return;
    }
    const outcome = await planSwitch(context, ATTRIBUTES, member, planned);
    if (outcome === "waits" && isSame) {
      keepComputed(accountTypeSchema, planned, prior);
    } else {
      expectComputed(accountTypeSchema, planned);
      context.setPrivateState({ ...privateStateOf(context), intent: "switch" });
    }
  },

  async planDestroy(context, prior) {
    const member = memberLabel(prior.account_id, context.privateState?.memberName);
    if (!isUndeclaredMove(context, prior.account_id, "destroy", member)) {
      warn(context, messages.willForget(member));
    }
  },

  async create(context, planned) {
    const begin = async () =>
      (await unlessAbsent(carryOut(context, planned))) ?? park(context, PARKING, planned, null);
    return (await reporting(context, labelOf(context, planned), begin, ATTRIBUTES)) ?? null;
  },

  async read(context, state) {
    const member = memberLabel(state.account_id, context.privateState?.memberName);
    const answer = await reportingOnce(
      context,
      member,
      () => memberInState(context, state.account_id, context.privateState?.directoryId ?? null),
      ATTRIBUTES,
    );
    if (answer === undefined) {
      return state;
    }
    if (answer === null) {
      return null;
    }
    const { value: account } = answer;
    context.setPrivateState(privateStateFor(account));
    return isParked(state) && account.type !== state.type
      ? state
      : { ...state, type: account.type, status: account.status };
  },

  async update(context, planned, prior) {
    if (planned.account_id !== prior.account_id) {
      refuse(context, messages.otherMember(prior.account_id, planned.account_id), "account_id");
      return prior;
    }
    const { intent } = context.privateState ?? {};
    context.setPrivateState(privateStateOf(context));
    if (intent !== "switch") {
      return stateFromPlan(accountTypeSchema, planned, prior);
    }
    const member = labelOf(context, planned);
    return (await reporting(context, member, () => carryOut(context, planned), ATTRIBUTES)) ?? prior;
  },

  // A type switch is not undone by forgetting it.
  async delete() {},

  async import(context, id) {
    const imported = await reporting(context, id, async () => {
      const account = await memberToImport(context, id);
      if (account === null) {
        return null;
      }
      context.setPrivateState(privateStateFor(account));
      return stateFrom(accountTypeSchema, { account_id: id, type: account.type, status: account.status });
    });
    return imported ?? null;
  },
};

export const accountType = untilJoined(typeOfMember, PARKING);

/** Whether another block of the plan sets the type of the same member, or is about to promote it. */
function refuseTwin(
  context: PlanContext<ProviderData, AccountTypePrivateState>,
  accountId: unknown,
  member: string,
): boolean {
  return (
    typeof accountId === "string" &&
    isKnown(accountId) &&
    (refuseSecondBlock(
      context,
      { typeName: TYPE_NAME, key: accountId, attribute: "account_id" },
      messages.isDeclaredTwice(member),
    ) ||
      refuseTwoWays(context, accountId, member))
  );
}

function isUndeclaredMove(
  context: PlanContext<ProviderData, AccountTypePrivateState>,
  key: unknown,
  half: "create" | "destroy",
  member: string,
): boolean {
  const harm = "The type would be switched once more if the code says another one now.";
  return refuseUndeclaredMove(context, { typeName: TYPE_NAME, key, half, member, harm });
}

async function carryOut(context: Apply, planned: AccountTypeFinalPlan): Promise<AccountTypeState> {
  const directory = await context.providerData.directory(context.signal);
  const input = { accountId: planned.account_id, type: planned.type as AccountType };
  const wanted = stateFromPlan(accountTypeSchema, planned, null);
  try {
    const { account } = await switchType.run(directory, input, { signal: context.signal });
    context.setPrivateState(privateStateFor(account));
    return { ...wanted, type: account.type, status: account.status };
  } catch (error) {
    if (!isBlocked(error) || planned.when_blocked !== "wait") throw error;
    context.setPrivateState(privateStateOf(context));
    warn(context, messages.blocked(labelOf(context, planned), input.type));
    return { ...wanted, status: WAITING };
  }
}

function labelOf({ privateState }: Apply, { account_id: accountId }: AccountTypeFinalPlan): string {
  return memberLabel(accountId, privateState?.memberName);
}

/** Whether the switch waits until somebody has given the member a secure phone number or e-mail address. */
function isParked({ status }: AccountTypeState): boolean {
  return status === WAITING;
}

/** What is known of the member, without what was meant for one plan or apply only. */
function privateStateOf({
  privateState,
}: {
  readonly privateState: AccountTypePrivateState | null;
}): AccountTypePrivateState {
  return { memberName: privateState?.memberName ?? null, directoryId: privateState?.directoryId ?? null };
}

function privateStateFor(account: Account): AccountTypePrivateState {
  return { memberName: account.displayName, directoryId: account.resourceDirectoryId };
}
