import { promote } from "../../../directory";
import type { Account, Answer } from "../../../directory";
import { isKnown, stateFrom, stateFromPlan } from "../../../plugin";
import type { CallContext, ImportContext, PlanContext, ReadContext, Resource } from "../../../plugin";
import { CLOUD_ACCOUNT } from "../../../rules";
import type { ProviderData } from "../../provider-data";
import { memberLabel, refuse, reporting, reportingOnce, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { park, unlessAbsent, untilJoined } from "../../until-joined";
import type { Parking } from "../../until-joined";
import { refuseEndOfKept } from "../../undeclared-move";
import { asksForMail, isUndeclaredMove, planFirstMail, refuseTwin } from "../mail-hook";
import { memberInState, memberToImport } from "../members";
import { refuseTwoWays } from "../two-ways";
import * as messages from "./messages";
import { planMail } from "./plan";
import { promotionSchema } from "./schema";
import type { PromotionFinalPlan, PromotionState } from "./schema";
import {
  followed,
  mailSent,
  withAccount,
  withoutHandle,
  lastingPrivateState,
  privateStateAtRefresh,
  privateStateAtUpdate,
  privateStateFor,
  hasLostAnAnswer,
  isVerifying,
} from "./state";
import type { PromotionApply, PromotionPrivateState } from "./state";
import { applyIntent, cancelPending, putOff, waitForConfirmation } from "./update";

const TYPE_NAME = "resourcedirectory_promotion";

const ATTRIBUTES: AttributeOf = { accountId: "account_id", email: "email" };

const MAIL_HOOK = {
  typeName: TYPE_NAME,
  what: "promotion",
  harm: "A mail that is out would be cancelled and another one sent.",
  refuseBeside: refuseTwoWays,
  limitKey: (accountId: string) => accountId,
  notReplaceable: messages.notReplaceable,
  look: ({ providerData, signal }: CallContext<ProviderData>, accountId: string) =>
    providerData.memberAtFirst(accountId, signal),
  sendsNone: messages.sendsNone,
  willSend: messages.willSend,
  willSendFirst: messages.willSendFirst,
};

const PARKING: Parking<typeof promotionSchema, PromotionPrivateState> = {
  schema: promotionSchema,
  what: "promotion",
  nothingDone: { promoted: false, mails_sent: 0 },
  privateState: lastingPrivateState(null),
  asksAnew: asksForMail,
};

const promotionOfMember: Resource<typeof promotionSchema, ProviderData, PromotionPrivateState> = {
  typeName: TYPE_NAME,
  schema: promotionSchema,

  planCreate: (context, planned) => planFirstMail(context, MAIL_HOOK, planned),

  async planUpdate(context, planned, prior) {
    const member = label(context, prior);
    refuseEndOfKept(context, { typeName: TYPE_NAME, key: prior.account_id, use: "keep", member });
    if (isKnown(planned.account_id) && planned.account_id !== prior.account_id) {
      refuse(context, messages.otherMember(prior.account_id, planned.account_id), "account_id");
    } else if (!refuseTwin(context, MAIL_HOOK, prior.account_id, member)) {
      planMail(context, member, planned, prior);
    }
  },

  async planDestroy(context, prior) {
    const isCancelled = planEnd(context, prior);
    // Before anything is awaited: the end of the member itself looks for it in the same plan.
    context.providerData.plannedKey(TYPE_NAME, prior.account_id).isCancelled = isCancelled;
    await isCancelled;
  },

  async create(context, planned) {
    const accountId = planned.account_id;
    return (await reporting(context, accountId, () => start(context, planned), ATTRIBUTES)) ?? null;
  },

  async read(context, state) {
    const answer = await reportingOnce(
      context,
      label(context, state),
      () => observe(context, state),
      ATTRIBUTES,
    );
    if (answer === undefined) {
      return state;
    }
    return answer === null ? null : refreshed(context, state, answer);
  },

  async update(context, planned, prior) {
    const member = label(context, prior);
    const { intent = "record" } = context.privateState ?? {};
    const lostAnAnswer = hasLostAnAnswer(context.privateState);
    const kept = privateStateAtUpdate(context.privateState, planned, prior);
    context.setPrivateState(kept);
    if (planned.account_id !== prior.account_id) {
      refuse(context, messages.otherMember(prior.account_id, planned.account_id), "account_id");
      return prior;
    }
    const updated = await reporting(
      context,
      member,
      () => applyIntent(intent, { context, member, planned, prior, kept, lostAnAnswer }),
      ATTRIBUTES,
    );
    return updated ?? prior;
  },

  async delete(context, prior) {
    // Only a destroy plan leaves this mark; a replacement or a taint must not cancel what it did not show.
    const cancel = context.privateState?.intent === "cancel";
    context.setPrivateState(lastingPrivateState(context.privateState));
    if (cancel) {
      const member = label(context, prior);
      await reporting(context, member, () => cancelPending(context, member, prior));
    }
  },

  async import(context, id) {
    return (await reporting(context, id, () => importPromotion(context, id))) ?? null;
  },
};

export const promotion = untilJoined(promotionOfMember, PARKING);

async function start(context: PromotionApply, planned: PromotionFinalPlan): Promise<PromotionState | null> {
  const { account_id: accountId, email } = planned;
  const directory = await context.providerData.directory(context.signal);
  const step = promote.run(directory, { accountId, email }, { signal: context.signal });
  const result = await unlessAbsent(step);
  if (result === null) {
    return park(context, PARKING, planned, null);
  }
  const member = memberLabel(accountId, result.account.displayName);
  const found = stateOf(planned, result.account);
  context.setPrivateState(privateStateFor(result.account, 0));
  switch (result.outcome) {
    case "already-promoted":
      warn(context, messages.alreadyPromoted(member));
      return found;
    case "already-verifying": {
      const state = withoutHandle(found, result.account);
      warn(context, messages.foundUnderWay(member, state));
      return state;
    }
    case "sent-handle-lost":
      warn(context, messages.handleLost(member, email));
      return mailSent(found, null, result.at);
    case "too-soon":
      return putOff(context, member, found, result);
    case "sent": {
      const state = mailSent(found, result.recordId, result.at);
      context.save(state);
      return waitForConfirmation(context, member, state, state.timeouts?.create ?? null);
    }
  }
}

/** @returns whether the destruction will cancel the promotion at the service */
async function planEnd(
  context: PlanContext<ProviderData, PromotionPrivateState>,
  prior: PromotionState,
): Promise<boolean> {
  const member = label(context, prior);
  const { account_id: key, promoted } = prior;
  if (isUndeclaredMove(context, MAIL_HOOK, key, "destroy", member) || promoted === true) {
    return false;
  }
  const answer = await reportingOnce(context, member, () => observe(context, prior), ATTRIBUTES);
  const now = answer ? followed(prior, answer.value) : null;
  if (now === null || !isVerifying(now)) {
    return false;
  }
  if (now.record_id === null) {
    warn(context, messages.willForget(member, now));
    return false;
  }
  if (refuseEndOfKept(context, { typeName: TYPE_NAME, key, use: "destroy", member })) {
    return false;
  }
  context.setPrivateState({ ...lastingPrivateState(context.privateState), intent: "cancel" });
  warn(context, messages.willCancel(member));
  if (context.providerData.plannedKey(TYPE_NAME, key).isInTheWay) {
    warn(context, messages.isInTheWay(member));
  }
  return true;
}

function stateOf(planned: PromotionFinalPlan, account: Account): PromotionState {
  return withAccount({ ...stateFromPlan(promotionSchema, planned, null), mails_sent: 0 }, account);
}

function refreshed(
  context: ReadContext<ProviderData, PromotionPrivateState>,
  state: PromotionState,
  answer: Answer<Account>,
): PromotionState {
  const { value: account } = answer;
  const now = followed(state, account);
  context.setPrivateState(privateStateAtRefresh(context.privateState, state, answer));
  if (now.promoted === true && state.promoted === false) {
    warn(context, messages.confirmed(memberLabel(account.accountId, account.displayName)));
  }
  return now;
}

/**
 * The member as all objects of a refresh or plan see it. A deleted block asks as well: Terraform plans its destruction
 * from the state as it was written last, whatever the refresh has found.
 */
function observe(
  context: CallContext<ProviderData> & { privateState: PromotionPrivateState | null },
  state: PromotionState,
): Promise<Answer<Account> | null> {
  return memberInState(context, state.account_id, context.privateState?.directoryId ?? null);
}

async function importPromotion(
  context: ImportContext<ProviderData, PromotionPrivateState>,
  id: string,
): Promise<PromotionState | null> {
  const [accountId = "", recordId = null] = id.split("/");
  const account = await memberToImport(context, accountId);
  if (account === null) {
    return null;
  }
  context.setPrivateState(privateStateFor(account, 0));
  const imported = stateFrom(promotionSchema, {
    account_id: accountId,
    // The address cannot be read back. Null marks the import: the configured one is recorded later, never sent.
    email: null as unknown as string,
    status: account.status,
    promoted: account.type === CLOUD_ACCOUNT,
    mails_sent: 0,
  });
  return { ...followed(imported, account), record_id: recordId };
}

function label(
  context: CallContext<ProviderData> & { privateState: PromotionPrivateState | null },
  state: PromotionState,
): string {
  return memberLabel(state.account_id, context.privateState?.memberName);
}
