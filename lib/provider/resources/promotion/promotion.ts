import { promote } from "../../../directory";
import type { Account } from "../../../directory";
import { isKnown, keepComputed, stateFrom, stateFromPlan } from "../../../plugin";
import type { CallContext, ImportContext, PlanContext, ReadContext, Resource } from "../../../plugin";
import { CLOUD_ACCOUNT } from "../../../rules";
import { refuseOverLimit } from "../../over-limit";
import type { ProviderData } from "../../provider-data";
import { memberLabel, refuse, reporting, reportingOnce, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { refuseUndeclaredMove } from "../../undeclared-move";
import { untilJoined } from "../../until-joined";
import { memberInState, memberToImport } from "../members";
import * as messages from "./messages";
import { promotionSchema } from "./schema";
import type { PromotionFinalPlan, PromotionPlan, PromotionState } from "./schema";
import {
  followed,
  mailSent,
  withAccount,
  withoutHandle,
  lastingPrivateState,
  privateStateFor,
  findUnrecordedMail,
  hasLostAnAnswer,
  decideIntent,
  isVerifying,
} from "./state";
import type { PromotionApply, PromotionPrivateState, PromotionIntent } from "./state";
import { applyIntent, cancelPending, waitForConfirmation } from "./update";

const TYPE_NAME = "resourcedirectory_promotion";

const ATTRIBUTES: AttributeOf = { accountId: "account_id", email: "email" };

const promotionOfMember: Resource<typeof promotionSchema, ProviderData, PromotionPrivateState> = {
  typeName: TYPE_NAME,
  schema: promotionSchema,

  async planCreate(context, planned) {
    const member = isKnown(planned.account_id) ? planned.account_id : "a member that has no id yet";
    if (context.replaces) {
      refuse(context, messages.notReplaceable(memberLabel(member, context.privateState?.memberName)));
      return;
    }
    if (isUndeclaredMove(context, planned.account_id, "create", member)) {
      return;
    }
    const directory = await reportingOnce(context, member, () =>
      context.providerData.directory(context.signal),
    );
    const key = isKnown(planned.account_id) ? planned.account_id : `for ${String(planned.email)}`;
    if (directory !== undefined && !refuseOverLimit(context, "mails", key)) {
      warn(context, messages.willSendFirst(member, planned.email));
    }
  },

  async planUpdate(context, planned, prior) {
    const member = label(context, prior);
    if (isKnown(planned.account_id) && planned.account_id !== prior.account_id) {
      refuse(context, messages.otherMember(prior.account_id, planned.account_id), "account_id");
      return;
    }
    const intent = decideIntent(prior, planned);
    if (mayHaveDoneSo(intent, context.privateState)) {
      keepComputed(promotionSchema, planned, prior);
      warn(context, messages.mayBeOut(member, prior));
    } else if (intent === "blocked") {
      refuse(context, messages.blocked(member, prior), planned.email === prior.email ? "attempt" : "email");
    } else if (intent === "record") {
      keepComputed(promotionSchema, planned, prior);
      sayWhatIsOpen(context, member, planned, prior);
    } else if (!refuseOverLimit(context, "mails", prior.account_id)) {
      context.setPrivateState({ ...(context.privateState ?? LOST_ANSWER), intent });
      sayWhatIsSent(context, intent, member, planned, prior);
    }
  },

  async planDestroy(context, prior) {
    const member = label(context, prior);
    if (isUndeclaredMove(context, prior.account_id, "destroy", member) || prior.promoted === true) {
      return;
    }
    const account = await reportingOnce(context, member, () => observe(context, prior), ATTRIBUTES);
    const now = account ? followed(prior, account) : null;
    if (now === null || !isVerifying(now)) {
      return;
    }
    if (now.record_id === null) {
      warn(context, messages.willForget(member, now));
    } else {
      context.setPrivateState({ ...lastingPrivateState(context.privateState), intent: "cancel" });
      warn(context, messages.willCancel(member));
    }
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
    context.setPrivateState(lastingPrivateState(context.privateState));
    if (planned.account_id !== prior.account_id) {
      refuse(context, messages.otherMember(prior.account_id, planned.account_id), "account_id");
      return prior;
    }
    const updated = await reporting(
      context,
      member,
      () => applyIntent(intent, { context, member, planned, prior, lostAnAnswer }),
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

export const promotion = untilJoined(promotionOfMember, {
  what: "promotion",
  nothingDone: { promoted: false, mails_sent: 0 },
  privateState: lastingPrivateState(null),
});

/** For an object without private state, because an apply of it never answered. */
const LOST_ANSWER: PromotionPrivateState = { ...lastingPrivateState(null), unrecordedMail: "no-answer" };

async function start(context: PromotionApply, planned: PromotionFinalPlan): Promise<PromotionState | null> {
  const { account_id: accountId, email } = planned;
  const directory = await context.providerData.directory(context.signal);
  const result = await promote.run(directory, { accountId, email }, { signal: context.signal });
  const member = memberLabel(accountId, result.account.displayName);
  const found = stateOf(planned, result.account);
  context.setPrivateState(privateStateFor(result.account));
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
    case "sent": {
      const state = mailSent(found, result.recordId, result.at);
      context.save(state);
      return waitForConfirmation(context, member, state, state.timeouts?.create ?? null);
    }
  }
}

function stateOf(planned: PromotionFinalPlan, account: Account): PromotionState {
  return withAccount({ ...stateFromPlan(promotionSchema, planned, null), mails_sent: 0 }, account);
}

function refreshed(
  context: ReadContext<ProviderData, PromotionPrivateState>,
  state: PromotionState,
  account: Account,
): PromotionState {
  const now = followed(state, account);
  const unrecordedMail = findUnrecordedMail(context.privateState, state, account);
  context.setPrivateState({ ...privateStateFor(account), ...(unrecordedMail && { unrecordedMail }) });
  if (now.promoted === true && state.promoted === false) {
    warn(context, messages.confirmed(memberLabel(account.accountId, account.displayName)));
  }
  return now;
}

function isUndeclaredMove(
  context: PlanContext<ProviderData, PromotionPrivateState>,
  key: unknown,
  half: "create" | "destroy",
  member: string,
): boolean {
  const harm = "A mail that is out would be cancelled and another one sent.";
  return refuseUndeclaredMove(context, { typeName: TYPE_NAME, key, half, member, harm });
}

/**
 * The member as all objects of a refresh or plan see it. A deleted block asks as well: Terraform plans its destruction
 * from the state as it was written last, whatever the refresh has found.
 */
function observe(
  context: CallContext<ProviderData> & { privateState: PromotionPrivateState | null },
  state: PromotionState,
): Promise<Account | null> {
  return memberInState(context, state.account_id, context.privateState?.directoryId ?? null);
}

function sayWhatIsSent(
  context: PlanContext<ProviderData, PromotionPrivateState>,
  intent: "resend" | "promote" | "restart",
  member: string,
  planned: PromotionPlan,
  prior: PromotionState,
): void {
  if (intent === "resend") {
    warn(context, messages.willResend(member, prior));
    return;
  }
  if (intent === "restart") {
    warn(context, messages.willCancel(member));
  }
  warn(context, messages.willSend(member, planned.email));
}

function sayWhatIsOpen(
  context: PlanContext<ProviderData, PromotionPrivateState>,
  member: string,
  planned: PromotionPlan,
  prior: PromotionState,
): void {
  const asksForMail = planned.email !== prior.email || planned.attempt !== prior.attempt;
  if (prior.promoted === true) {
    if (asksForMail) {
      warn(context, messages.alreadyPromoted(member));
    }
  } else {
    // What is advised comes on top of what this plan changes.
    const next = { ...prior, attempt: isKnown(planned.attempt) ? planned.attempt : prior.attempt };
    warn(context, isVerifying(prior) ? messages.waiting(member, next) : messages.lapsed(member, next));
  }
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
  context.setPrivateState(privateStateFor(account));
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

/**
 * Whether an apply that never answered may have sent the mail that is asked for now. It is then taken for sent: one
 * that did not go out can be asked for once more, one that did cannot be taken back.
 */
function mayHaveDoneSo(intent: PromotionIntent, kept: PromotionPrivateState | null): boolean {
  return (
    (intent === "resend" && (hasLostAnAnswer(kept) || kept?.unrecordedMail !== undefined)) ||
    (intent === "blocked" && hasLostAnAnswer(kept))
  );
}
