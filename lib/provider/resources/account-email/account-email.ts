import type { Account, Answer } from "../../../directory";
import { isEmailChangeUnderWay } from "../../../directory";
import { isKnown, stateFrom, stateFromPlan } from "../../../plugin";
import type { CallContext, ImportContext, Resource } from "../../../plugin";
import type { ProviderData } from "../../provider-data";
import { memberLabel, refuse, reporting, reportingOnce, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { park, unlessAbsent, untilJoined } from "../../until-joined";
import type { Parking } from "../../until-joined";
import { refuseEndOfKept } from "../../undeclared-move";
import { asksForMail, isUndeclaredMove, planFirstMail, refuseTwin } from "../mail-hook";
import { memberInState, memberToImport } from "../members";
import * as messages from "./messages";
import { limitKey, planMail } from "./plan";
import { accountEmailSchema, TYPE_NAME } from "./schema";
import type { AccountEmailState } from "./schema";
import {
  CONFIRMED,
  followed,
  isOurs,
  lastingPrivateState,
  privateStateAtRefresh,
  privateStateAtUpdate,
  privateStateFor,
} from "./state";
import type { AccountEmailPrivateState } from "./state";
import { applyIntent, cancelPending, changeAddress } from "./update";

const ATTRIBUTES: AttributeOf = { accountId: "account_id", email: "email" };

const MAIL_HOOK = {
  typeName: TYPE_NAME,
  what: "change of address",
  harm: "A change of address that waits would be cancelled and another mail sent.",
  limitKey,
  notReplaceable: messages.notReplaceable,
  look: async ({ providerData, signal }: CallContext<ProviderData>, accountId: string) =>
    (await providerData.member(accountId, signal, "whole"))?.value ?? null,
  sendsNone: messages.sendsNone,
  willSend: messages.willSend,
  willSendFirst: messages.willSendFirst,
};

const PARKING: Parking<typeof accountEmailSchema, AccountEmailPrivateState> = {
  schema: accountEmailSchema,
  what: "change of address",
  nothingDone: { confirmed: false, mails_sent: 0 },
  privateState: lastingPrivateState(null),
  asksAnew: asksForMail,
};

const emailOfMember: Resource<typeof accountEmailSchema, ProviderData, AccountEmailPrivateState> = {
  typeName: TYPE_NAME,
  schema: accountEmailSchema,

  planCreate: (context, planned) => planFirstMail(context, MAIL_HOOK, planned),

  async planUpdate(context, planned, prior) {
    const member = label(context, prior);
    if (isKnown(planned.account_id) && planned.account_id !== prior.account_id) {
      refuse(context, messages.otherMember(prior.account_id, planned.account_id), "account_id");
      return;
    }
    refuseEndOfKept(context, { typeName: TYPE_NAME, key: prior.account_id, use: "keep", member });
    if (!refuseTwin(context, MAIL_HOOK, prior.account_id, member)) {
      await planMail(context, member, planned, prior);
    }
  },

  async planDestroy(context, prior) {
    const member = label(context, prior);
    if (
      isUndeclaredMove(context, MAIL_HOOK, prior.account_id, "destroy", member) ||
      prior.status === CONFIRMED
    ) {
      return;
    }
    const answer = await reportingOnce(context, member, () => observe(context, prior), ATTRIBUTES);
    if (!answer || !isEmailChangeUnderWay(answer.value)) {
      return;
    }
    const now = followed(prior, answer.value);
    if (!isOurs(now)) {
      warn(context, messages.willForget(member));
    } else if (
      !refuseEndOfKept(context, { typeName: TYPE_NAME, key: prior.account_id, use: "destroy", member })
    ) {
      context.setPrivateState({ ...lastingPrivateState(context.privateState), intent: "cancel" });
      warn(context, messages.willCancel(member, now));
    }
  },

  async create(context, planned) {
    const { account_id: accountId, timeouts } = planned;
    const wanted = { ...stateFromPlan(accountEmailSchema, planned, null), confirmed: false, mails_sent: 0 };
    const kept = lastingPrivateState(null);
    const update = { context, member: accountId, wanted, prior: null, kept, timeout: timeouts?.create };
    const begin = async () =>
      (await unlessAbsent(changeAddress(update))) ?? park(context, PARKING, planned, null);
    return (await reporting(context, accountId, begin, ATTRIBUTES)) ?? null;
  },

  async read(context, state) {
    const look = () => observe(context, state);
    const answer = await reportingOnce(context, label(context, state), look, ATTRIBUTES);
    if (answer === undefined || answer === null) {
      return answer === null ? null : state;
    }
    context.setPrivateState(privateStateAtRefresh(context.privateState, state, answer));
    if (state.status === CONFIRMED) {
      return state;
    }
    const now = followed(state, answer.value);
    if (now.status === CONFIRMED) {
      warn(context, messages.confirmed(memberLabel(state.account_id, answer.value.displayName)));
    }
    return now;
  },

  async update(context, planned, prior) {
    const kept = privateStateAtUpdate(context.privateState, planned, prior);
    context.setPrivateState(kept);
    if (planned.account_id !== prior.account_id) {
      refuse(context, messages.otherMember(prior.account_id, planned.account_id), "account_id");
      return prior;
    }
    const member = label(context, prior);
    const apply = () => applyIntent(context, member, planned, prior, kept);
    return (await reporting(context, member, apply, ATTRIBUTES)) ?? prior;
  },

  async delete(context, prior) {
    const { privateState } = context;
    context.setPrivateState(lastingPrivateState(privateState));
    // Only a destroy plan leaves this mark; a replacement or a taint must not cancel what it did not show.
    if (privateState?.intent === "cancel") {
      const member = label(context, prior);
      await reporting(context, member, () => cancelPending(context, member, prior));
    }
  },

  async import(context, id) {
    return (await reporting(context, id, () => importChange(context, id))) ?? null;
  },
};

export const accountEmail = untilJoined(emailOfMember, PARKING);

/** A listing does not show how a change stands; one that is confirmed is not looked at any more, only its member. */
async function observe(
  context: CallContext<ProviderData> & { privateState: AccountEmailPrivateState | null },
  state: AccountEmailState,
): Promise<Answer<Account> | null> {
  const directoryId = context.privateState?.directoryId ?? null;
  return state.status === CONFIRMED
    ? memberInState(context, state.account_id, directoryId)
    : memberInState(context, state.account_id, directoryId, "whole");
}

async function importChange(
  context: ImportContext<ProviderData, AccountEmailPrivateState>,
  accountId: string,
): Promise<AccountEmailState | null> {
  const answer = await memberToImport(context, accountId, "whole");
  if (answer === null) {
    return null;
  }
  context.setPrivateState(privateStateFor(answer));
  // Of a change that is open the address cannot be read. Null marks that: the configured one is recorded, never sent.
  const email = answer.emailStatus === null ? answer.accountName : null;
  const imported = stateFrom(accountEmailSchema, {
    account_id: accountId,
    email: email as unknown as string,
    confirmed: false,
    mails_sent: 0,
  });
  return followed(imported, answer);
}

function label(
  context: CallContext<ProviderData> & { privateState: AccountEmailPrivateState | null },
  state: AccountEmailState,
): string {
  return memberLabel(state.account_id, context.privateState?.memberName);
}
