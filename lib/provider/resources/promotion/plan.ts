import { expectComputed, isKnown, keepComputed } from "../../../plugin";
import type { PlanContext } from "../../../plugin";
import { refuseOverLimit } from "../../over-limit";
import type { ProviderData } from "../../provider-data";
import { wasPutOff } from "../../put-off";
import { refuse, warn } from "../../reporting";
import * as messages from "./messages";
import { isOtherAddress } from "../mail-hook";
import { refuseTwoWays } from "../two-ways";
import { promotionSchema } from "./schema";
import type { PromotionPlan, PromotionState } from "./schema";
import {
  decideIntent,
  hasLostAnAnswer,
  isVerifying,
  lastingPrivateState,
  mailsSinceChange,
  sendsAgain,
} from "./state";
import type { PromotionIntent, PromotionPrivateState } from "./state";

type Plan = PlanContext<ProviderData, PromotionPrivateState>;

/** Plans what an update of a promotion sends, which may be nothing, and says so. */
export function planMail(context: Plan, member: string, planned: PromotionPlan, prior: PromotionState): void {
  const intent = decideIntent(prior, planned, context.privateState);
  if (mayHaveDoneSo(intent, context.privateState)) {
    keepComputed(promotionSchema, planned, prior);
    warn(context, messages.mayBeOut(member, prior));
  } else if (intent === "blocked") {
    refuse(context, messages.blocked(member, prior), isOtherAddress(planned, prior) ? "email" : "attempt");
  } else if (intent === "record") {
    keepComputed(promotionSchema, planned, prior);
    sayWhatIsOpen(context, member, planned, prior);
  } else if (
    !refuseTwoWays(context, prior.account_id, member) &&
    !refuseOverLimit(context, "mails", prior.account_id)
  ) {
    expectComputed(promotionSchema, planned);
    context.setPrivateState({ ...(context.privateState ?? LOST_ANSWER), intent });
    sayWhatIsSent(context, intent, member, planned, prior);
  }
}

/** For an object without private state, because an apply of it never answered. */
const LOST_ANSWER: PromotionPrivateState = { ...lastingPrivateState(null), unrecordedMail: "no-answer" };

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

function sayWhatIsSent(
  context: Plan,
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
  const isAskedFor = isOtherAddress(planned, prior) || planned.attempt !== prior.attempt;
  const { putOff, mailsBefore = 0 } = context.privateState ?? {};
  // What was put off follows nothing if none has gone out since it was asked for.
  const follows = putOff === undefined || (prior.mails_sent ?? 0) > mailsBefore;
  if (!isAskedFor && follows && sendsAgain(planned, prior, context.privateState)) {
    const next = asTheCodeSays(planned, prior);
    warn(context, messages.willSendAgain(member, next, mailsSinceChange(prior, context.privateState)));
  } else {
    warn(context, messages.willSend(member, planned.email));
  }
}

function sayWhatIsOpen(context: Plan, member: string, planned: PromotionPlan, prior: PromotionState): void {
  const asksForMail = isOtherAddress(planned, prior) || planned.attempt !== prior.attempt;
  if (prior.promoted === true) {
    if (asksForMail) {
      warn(context, messages.alreadyPromoted(member));
    }
    return;
  }
  const next = asTheCodeSays(planned, prior);
  const putOff = asksForMail ? undefined : context.privateState?.putOff;
  if (putOff?.isOver === false) {
    warn(context, wasPutOff(member, putOff));
  } else {
    warn(context, isVerifying(prior) ? messages.waiting(member, next) : messages.lapsed(member, next));
  }
}

/** What is said and advised comes on top of what this plan changes. */
function asTheCodeSays(
  { attempt, when_expired: whenExpired, max_mails: most }: PromotionPlan,
  prior: PromotionState,
): PromotionState {
  return {
    ...prior,
    attempt: isKnown(attempt) ? attempt : prior.attempt,
    when_expired: isKnown(whenExpired) ? whenExpired : prior.when_expired,
    max_mails: isKnown(most) ? most : prior.max_mails,
  };
}
