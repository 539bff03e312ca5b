import { switchType } from "../../../directory";
import type { Account } from "../../../directory";
import type { ApplyContext, PlanContext, Resource } from "../../../plugin";
import { isKnown } from "../../../plugin";
import type { AccountType } from "../../../rules";
import type { ProviderData } from "../../provider-data";
import { memberLabel, refuse, reporting, reportingOnce, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { refuseUndeclaredMove } from "../../undeclared-move";
import { untilJoined } from "../../until-joined";
import { memberInState, memberToImport } from "../members";
import * as messages from "./messages";
import { accountTypeSchema } from "./schema";
import type { AccountTypeFinalPlan, AccountTypeState } from "./schema";

/** Kept beside the state, as with a promotion. */
interface AccountTypePrivateState {
  readonly memberName: string | null;
  readonly directoryId: string | null;
}

type Apply = ApplyContext<ProviderData, AccountTypePrivateState, AccountTypeState>;

const TYPE_NAME = "resourcedirectory_account_type";

const ATTRIBUTES: AttributeOf = { accountId: "account_id", type: "type" };

const typeOfMember: Resource<typeof accountTypeSchema, ProviderData, AccountTypePrivateState> = {
  typeName: TYPE_NAME,
  schema: accountTypeSchema,

  async planCreate(context, planned) {
    if (isUndeclaredMove(context, planned.account_id, "create", String(planned.account_id))) {
      return;
    }
    await reportingOnce(context, String(planned.account_id), () =>
      context.providerData.directory(context.signal),
    );
  },

  async planUpdate(context, planned, prior) {
    if (isKnown(planned.account_id) && planned.account_id !== prior.account_id) {
      refuse(context, messages.otherMember(prior.account_id, planned.account_id), "account_id");
    }
  },

  async planDestroy(context, prior) {
    const member = memberLabel(prior.account_id, context.privateState?.memberName);
    if (!isUndeclaredMove(context, prior.account_id, "destroy", member)) {
      warn(context, messages.willForget(member));
    }
  },

  async create(context, planned) {
    return (await apply(context, planned)) ?? null;
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
    return { ...state, type: account.type, status: account.status };
  },

  async update(context, planned, prior) {
    if (planned.account_id !== prior.account_id) {
      refuse(context, messages.otherMember(prior.account_id, planned.account_id), "account_id");
      return prior;
    }
    return (await apply(context, planned)) ?? prior;
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
      return { account_id: id, type: account.type, status: account.status };
    });
    return imported ?? null;
  },
};

export const accountType = untilJoined(typeOfMember, {
  what: "type switch",
  privateState: { memberName: null, directoryId: null },
});

function isUndeclaredMove(
  context: PlanContext<ProviderData, AccountTypePrivateState>,
  key: unknown,
  half: "create" | "destroy",
  member: string,
): boolean {
  const harm = "The type would be switched once more if the code says another one now.";
  return refuseUndeclaredMove(context, { typeName: TYPE_NAME, key, half, member, harm });
}

async function apply(context: Apply, planned: AccountTypeFinalPlan): Promise<AccountTypeState | undefined> {
  const { account_id: accountId } = planned;
  const member = memberLabel(accountId, context.privateState?.memberName);
  return reporting(
    context,
    member,
    async () => {
      const directory = await context.providerData.directory(context.signal);
      const input = { accountId, type: planned.type as AccountType };
      const { account } = await switchType.run(directory, input, { signal: context.signal });
      context.setPrivateState(privateStateFor(account));
      return { account_id: accountId, type: account.type, status: account.status };
    },
    ATTRIBUTES,
  );
}

function privateStateFor(account: Account): AccountTypePrivateState {
  return { memberName: account.displayName, directoryId: account.resourceDirectoryId };
}
