import { promote, resend, cancelPromotion, hasCode, checkPromotionSettled } from "../../../directory";
import type { Account } from "../../../directory";
import { CLOUD_ACCOUNT } from "../../../rules";
import { putOffAt, wasPutOff } from "../../put-off";
import { refuse, warn } from "../../reporting";
import { waitForPerson } from "../../waiting";
import * as messages from "./messages";
import type { PromotionFinalPlan, PromotionState } from "./schema";
import {
  mailSent,
  recorded,
  withAccount,
  withoutHandle,
  privateStateFor,
  findUnrecordedMail,
  decideIntent,
} from "./state";
import type { PromotionApply, PromotionIntent, PromotionPrivateState } from "./state";

/** An update of one promotion under way. */
interface PromotionUpdate {
  readonly context: PromotionApply;
  readonly member: string;
  readonly planned: PromotionFinalPlan;
  readonly prior: PromotionState;
  /** What was kept beside `prior`, as it is to go on. */
  readonly kept: PromotionPrivateState;
  /** Whether an earlier apply of the same plan has ended without answering. */
  readonly lostAnAnswer: boolean;
}

/**
 * Does what the plan decided, or nothing: if the directory has changed since the plan, the state is brought up to date and the
 * error says so. Once a mail is out there are no errors any more, only warnings.
 */
export async function applyIntent(
  intent: PromotionIntent | "cancel",
  update: PromotionUpdate,
): Promise<PromotionState> {
  const { context, planned, prior } = update;
  // An address that the plan could not know may turn out to be the old one.
  const stillWanted = decideIntent(prior, planned, context.privateState) !== "record";
  if (intent === "resend" && prior.record_id !== null) {
    return resendMail(update, prior.record_id);
  }
  if (intent === "promote" && stillWanted) {
    return promoteAnew(update);
  }
  if (intent === "restart" && stillWanted) {
    return restart(update);
  }
  return recorded(planned, prior);
}

async function resendMail(update: PromotionUpdate, recordId: string): Promise<PromotionState> {
  const { context, member, planned, prior, kept } = update;
  const directory = await context.providerData.directory(context.signal);
  const input = {
    recordId,
    accountId: prior.account_id,
    // A plan may be older than the mail that it asks for: made without a refresh, or applied once before, unanswered.
    holdBack: (account: Account) => findUnrecordedMail(context.privateState, prior, account) !== undefined,
  };
  const result = await unlessOtherRecord(resend.run(directory, input, { signal: context.signal }));
  if (result === OTHER_RECORD) {
    return followOtherRecord({ ...update, lostAnAnswer: false });
  }
  switch (result.outcome) {
    case "sent":
      context.setPrivateState(mailTaken(kept, result.account));
      return afterMail(
        context,
        member,
        mailSent(withAccount(recorded(planned, prior), result.account), result.recordId, result.at),
      );
    case "maybe-sent":
      context.setPrivateState({ ...kept, putOff: undefined });
      warn(context, messages.maybeResent(member));
      return afterMail(context, member, mailSent(recorded(planned, prior), recordId, result.at));
    case "too-soon":
      return putOff(context, member, withAccount(recorded(planned, prior), result.account), result, kept);
    case "held-back":
      return mayBeOut(update, result.account);
    case "not-verifying":
      return notSent(update, result.account);
  }
}

/** Records the attempt and sends nothing: that mail may be out already. */
function mayBeOut(
  { context, member, planned, prior, kept }: PromotionUpdate,
  account: Account,
): PromotionState {
  const now = withAccount(recorded(planned, prior), account);
  context.setPrivateState(mailTaken(kept, account));
  warn(context, messages.mayBeOut(member, now));
  return now;
}

/** The link is no longer live: confirmed is what was wanted, anything else is for the next plan. */
function notSent({ context, member, planned, prior }: PromotionUpdate, account: Account): PromotionState {
  if (account.type === CLOUD_ACCOUNT) {
    warn(context, messages.alreadyPromoted(member));
    return withAccount(recorded(planned, prior), account);
  }
  refuse(context, messages.changedMeanwhile(member, account.status));
  return upToDate(context, withAccount(prior, account));
}

async function promoteAnew({
  context,
  member,
  planned,
  prior,
  kept,
}: PromotionUpdate): Promise<PromotionState> {
  const directory = await context.providerData.directory(context.signal);
  const input = { accountId: prior.account_id, email: planned.email };
  const result = await promote.run(directory, input, { signal: context.signal });
  const now = withAccount(recorded(planned, prior), result.account);
  context.setPrivateState(mailTaken(kept, result.account));
  switch (result.outcome) {
    case "too-soon":
      return putOff(context, member, now, result, kept);
    case "sent":
      return afterMail(context, member, mailSent(now, result.recordId, result.at));
    case "sent-handle-lost":
      warn(context, messages.handleLost(member, input.email));
      return mailSent(now, null, result.at);
    case "already-promoted":
      warn(context, messages.alreadyPromoted(member));
      return now;
    case "already-verifying":
      refuse(context, messages.startedElsewhere(member));
      return upToDate(context, withoutHandle(withAccount(prior, result.account), result.account));
  }
}

/** What is kept after a mail that nobody need send any more. */
function mailTaken({ mailsBefore }: PromotionPrivateState, account: Account): PromotionPrivateState {
  return privateStateFor(account, mailsBefore ?? 0);
}

/** The service did not take the mail yet. What the code says is recorded, and a later run sends it. */
export function putOff(
  context: PromotionApply,
  member: string,
  state: PromotionState,
  { account, at }: { readonly account: Account; readonly at: Date },
  kept?: PromotionPrivateState,
): PromotionState {
  const waiting = putOffAt(at);
  context.setPrivateState({ ...privateStateFor(account, kept?.mailsBefore ?? 0), putOff: waiting });
  warn(context, wasPutOff(member, waiting));
  return state;
}

async function restart(update: PromotionUpdate): Promise<PromotionState> {
  const { context, member, planned, prior } = update;
  const account = await unlessOtherRecord(cancelForOtherAddress(context, prior));
  if (account === OTHER_RECORD) {
    return followOtherRecord(update);
  }
  if (account?.type === CLOUD_ACCOUNT) {
    warn(context, messages.confirmedBeforeCancel(member));
    return withAccount(recorded(planned, prior), account);
  }
  const cancelled: PromotionState = {
    ...prior,
    status: account?.status ?? "PromoteCancelled",
    record_id: null,
  };
  context.save(cancelled);
  return promoteAnew({ ...update, prior: cancelled });
}

/** Cancels what goes to the previous address; the account, if the promotion was over already. */
async function cancelForOtherAddress(
  context: PromotionApply,
  prior: PromotionState,
): Promise<Account | null> {
  const result = await cancel(context, prior);
  return result === null || result.outcome === "cancelled" ? null : result.account;
}

/** Cancels the promotion of a hook that leaves the code. One that is confirmed meanwhile stays confirmed. */
export async function cancelPending(
  context: PromotionApply,
  member: string,
  prior: PromotionState,
): Promise<void> {
  const result = await unlessOtherRecord(cancel(context, prior));
  if (result === OTHER_RECORD) {
    warn(context, messages.otherRecordStays(member));
  } else if (result?.outcome === "too-late") {
    warn(context, messages.tooLateToCancel(member));
  }
}

async function cancel(context: PromotionApply, prior: PromotionState) {
  if (prior.record_id === null) {
    return null;
  }
  const directory = await context.providerData.directory(context.signal);
  const input = { recordId: prior.record_id, accountId: prior.account_id };
  return cancelPromotion.run(directory, input, { signal: context.signal });
}

const OTHER_RECORD = "other-record";

async function unlessOtherRecord<T>(step: Promise<T>): Promise<T | typeof OTHER_RECORD> {
  try {
    return await step;
  } catch (error) {
    if (!isOtherRecord(error)) throw error;
    return OTHER_RECORD;
  }
}

/**
 * Whether a step on a promotion record failed because another promotion is under way than the one of the record. Both
 * codes mean that only behind a step: it has looked, and the member waits for a confirmation.
 */
function isOtherRecord(error: unknown): boolean {
  return hasCode(error, "EntityNotExists.AccountRecord", "AccountTypeOrStatusMismatch");
}

/**
 * Follows the promotion that is under way without its handle. Nothing was sent; if an apply of the same plan has ended
 * without answering, the promotion is taken for what that apply has begun, otherwise it is somebody else's.
 */
async function followOtherRecord(update: PromotionUpdate): Promise<PromotionState> {
  const { context, lostAnAnswer, member, planned, prior } = update;
  const directory = await context.providerData.directory(context.signal);
  const { value: account } = await directory.getAccount(prior.account_id);
  const now = withoutHandle(withAccount(prior, account), account);
  if (lostAnAnswer) {
    warn(context, messages.mayBeOut(member, now));
    return recorded(planned, now);
  }
  refuse(context, messages.otherRecord(member, now));
  context.save(now);
  return now;
}

async function afterMail(
  context: PromotionApply,
  member: string,
  state: PromotionState,
): Promise<PromotionState> {
  context.save(state);
  return waitForConfirmation(context, member, state, state.timeouts?.update ?? null);
}

/** Waits until the mail is confirmed, if the `timeouts` block says so. */
export async function waitForConfirmation(
  context: PromotionApply,
  member: string,
  state: PromotionState,
  timeout: string | null | undefined,
): Promise<PromotionState> {
  const { seen, stopped } = await waitForPerson(context, {
    member,
    what: "the confirmation of the promotion mail",
    timeout,
    read: async () =>
      (await context.providerData.directoryClient.getAccount(state.account_id, { signal: context.signal }))
        .value,
    checkState: checkPromotionSettled,
  });
  const now = seen === null ? state : withAccount(state, seen);
  if (stopped !== null) {
    warn(context, messages.stoppedWaiting(member, now, stopped));
  } else if (seen === null) {
    warn(context, messages.waiting(member, now));
  } else if (now.promoted !== true) {
    warn(context, messages.lapsed(member, now));
  }
  return now;
}

/** The true state, kept although the update ends with an error. */
function upToDate(context: PromotionApply, state: PromotionState): PromotionState {
  context.save(state);
  return state;
}
