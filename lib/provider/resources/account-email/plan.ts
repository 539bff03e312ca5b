import { hasLogonAddress, isEmailChangeUnderWay } from "../../../directory";
import { expectComputed, isKnown, keepComputed } from "../../../plugin";
import type { PlanContext } from "../../../plugin";
import { refuseOverLimit } from "../../over-limit";
import type { ProviderData } from "../../provider-data";
import { wasPutOff } from "../../put-off";
import { warn } from "../../reporting";
import { isOtherAddress, unlessRefused } from "../mail-hook";
import * as messages from "./messages";
import { accountEmailSchema, TYPE_NAME } from "./schema";
import type { AccountEmailPlan, AccountEmailState } from "./schema";
import { CONFIRMED, decideIntent, following, lastingPrivateState, mayHaveDoneSo, PENDING } from "./state";
import type { AccountEmailIntent, AccountEmailPrivateState } from "./state";

type Plan = PlanContext<ProviderData, AccountEmailPrivateState>;

/** For an object without private state, because an apply of it never answered. */
const LOST_ANSWER: AccountEmailPrivateState = { ...lastingPrivateState(null), lostAnAnswer: true };

/** A promotion of the same member is another mail. */
export function limitKey(accountId: string): string {
  return `${TYPE_NAME} ${accountId}`;
}

/** Plans what an update of a change of address sends, which may be nothing, and says so. */
export async function planMail(
  context: Plan,
  member: string,
  planned: AccountEmailPlan,
  prior: AccountEmailState,
): Promise<void> {
  const intent = decideIntent(prior, planned, context.privateState);
  if (mayHaveDoneSo(intent, context.privateState)) {
    planNoMail(context, intent, planned, prior);
    warn(context, messages.mayBeOut(member));
  } else if (intent === "record") {
    keepComputed(accountEmailSchema, planned, prior);
    sayWhatIsOpen(context, member, planned, prior);
  } else {
    const hasItAlready = intent === "change" && (await signsInWith(context, member, planned, prior));
    if (!hasItAlready && refuseOverLimit(context, "mails", limitKey(prior.account_id))) {
      return;
    }
    expectComputed(accountEmailSchema, planned);
    context.setPrivateState({ ...(context.privateState ?? LOST_ANSWER), intent });
    if (hasItAlready) {
      warn(context, messages.alreadyChanged(member));
    } else {
      sayWhatIsSent(context, intent, member, planned, prior);
    }
  }
}

/** Whether the account has the address that the code names now, as after it was put back, or changed elsewhere. */
async function signsInWith(
  { providerData, signal }: Plan,
  member: string,
  { email }: AccountEmailPlan,
  { account_id: accountId }: AccountEmailState,
): Promise<boolean> {
  if (!isKnown(email)) {
    return false;
  }
  const seen = await unlessRefused(providerData.member(accountId, signal, "whole"), member);
  return seen !== null && !isEmailChangeUnderWay(seen.value) && hasLogonAddress(seen.value, email);
}

/** Plans to record what the code says. What would be cancelled is followed from then on, as a change that is not ours. */
function planNoMail(
  context: Plan,
  intent: AccountEmailIntent,
  planned: AccountEmailPlan,
  prior: AccountEmailState,
): void {
  if (intent === "restart") {
    keepComputed(accountEmailSchema, planned, following(prior));
    context.setPrivateState({ ...(context.privateState ?? LOST_ANSWER), intent: "follow" });
  } else {
    keepComputed(accountEmailSchema, planned, prior);
  }
}

function sayWhatIsSent(
  context: Plan,
  intent: "resend" | "change" | "restart",
  member: string,
  planned: AccountEmailPlan,
  prior: AccountEmailState,
): void {
  if (intent === "resend") {
    warn(context, messages.willResend(member, prior));
    return;
  }
  if (intent === "restart") {
    warn(context, messages.willCancel(member, prior));
    warn(context, messages.willSendThen(member, planned.email));
    return;
  }
  warn(context, messages.willSend(member, planned.email));
}

function sayWhatIsOpen(
  context: Plan,
  member: string,
  planned: AccountEmailPlan,
  prior: AccountEmailState,
): void {
  const asksForMail = isOtherAddress(planned, prior) || planned.attempt !== prior.attempt;
  // What is advised comes on top of what this plan changes.
  const next = {
    ...prior,
    email: isKnown(planned.email) ? planned.email : prior.email,
    attempt: isKnown(planned.attempt) ? planned.attempt : prior.attempt,
  };
  const putOff = asksForMail ? undefined : context.privateState?.putOff;
  if (prior.status === CONFIRMED) {
    if (asksForMail) {
      warn(context, messages.alreadyChanged(member));
    }
  } else if (putOff?.isOver === false) {
    warn(context, wasPutOff(member, putOff));
  } else {
    const isUnseen = context.privateState?.begunUnseen === true;
    warn(
      context,
      prior.status === PENDING ? messages.waiting(member, next, isUnseen) : messages.lapsed(member, next),
    );
  }
}
