import {
  cancelEmailChange,
  changeEmail,
  checkEmailChangeSettled,
  DirectoryError,
  isEmailChangeUnderWay,
  retryEmailChange,
} from "../../../directory";
import type { Account } from "../../../directory";
import { putOffAt, wasPutOff } from "../../put-off";
import { refuse, warn } from "../../reporting";
import { waitForPerson } from "../../waiting";
import * as messages from "./messages";
import type { AccountEmailFinalPlan, AccountEmailState } from "./schema";
import {
  CANCELLED,
  CONFIRMED,
  decideIntent,
  followed,
  following,
  mailSent,
  mayHaveBeenResent,
  mayHaveBegun,
  privateStateFor,
  recorded,
  withAccount,
} from "./state";
import type { AccountEmailApply, AccountEmailPrivateState } from "./state";

/** A change of address that is begun, or goes on. */
export interface AccountEmailUpdate {
  readonly context: AccountEmailApply;
  readonly member: string;
  /** What the code says, with what was so before. */
  readonly wanted: AccountEmailState;
  /** Null in a create. */
  readonly prior: AccountEmailState | null;
  /** What was kept beside `prior`, as it is to go on. */
  readonly kept: AccountEmailPrivateState;
  readonly timeout: string | null | undefined;
}

/**
 * Does what the plan decided, or nothing: if the directory has changed since the plan, the state is brought up to date and the
 * error says so. Once a mail is out there are no errors any more, only warnings.
 */
export async function applyIntent(
  context: AccountEmailApply,
  member: string,
  planned: AccountEmailFinalPlan,
  prior: AccountEmailState,
  kept: AccountEmailPrivateState,
): Promise<AccountEmailState> {
  const intent = context.privateState?.intent;
  const wanted = recorded(planned, prior);
  const update = { context, member, wanted, prior, kept, timeout: planned.timeouts?.update };
  if (intent === "resend") {
    return resendMail(update, prior);
  }
  if (intent === "follow") {
    return following(wanted);
  }
  // An address that the plan could not know may turn out to be the old one.
  if (decideIntent(prior, planned, context.privateState) === "record") {
    return wanted;
  }
  switch (intent) {
    case "change":
      return changeAddress(update);
    case "restart":
      return cancelAndChange(update, prior);
    default:
      return wanted;
  }
}

async function resendMail(update: AccountEmailUpdate, prior: AccountEmailState): Promise<AccountEmailState> {
  const { context, member, wanted } = update;
  const { accountId, directory } = await subjectOf(update);
  const input = { accountId, holdBack: mayBeOutBy(context, prior) };
  const { outcome, account, at } = await retryEmailChange.run(directory, input, { signal: context.signal });
  context.setPrivateState(privateStateFor(account));
  switch (outcome) {
    case "too-soon":
      return putOff(update, account, at);
    case "held-back":
      warn(context, messages.mayBeOut(member));
      return withAccount(wanted, account);
    case "not-waiting":
      return notSent(update, withAccount(prior, account));
    case "maybe-sent":
      warn(context, messages.maybeResent(member));
      return afterMail(update, mailSent(wanted, account, at));
    case "sent":
      return afterMail(update, mailSent(wanted, account, at));
  }
}

/** Whether the account, looked at right before, shows that the mail may be out already. */
function mayBeOutBy(
  { privateState }: AccountEmailApply,
  prior: AccountEmailState,
): (now: Account) => boolean {
  return (now) => mayHaveBeenResent(privateState, prior, now);
}

/** The link is no longer live: confirmed is what was wanted, anything else is for the next plan. */
function notSent({ context, member, wanted }: AccountEmailUpdate, now: AccountEmailState): AccountEmailState {
  if (now.status === CONFIRMED) {
    warn(context, messages.alreadyChanged(member));
    return { ...wanted, status: now.status, confirmed: true };
  }
  refuse(context, messages.changedMeanwhile(member, now));
  context.save(now);
  return now;
}

async function cancelAndChange(
  update: AccountEmailUpdate,
  prior: AccountEmailState,
): Promise<AccountEmailState> {
  const { context } = update;
  const { accountId, directory } = await subjectOf(update);
  const input = { accountId, holdBack: mayBeOutBy(context, prior) };
  const { outcome, account } = await cancelEmailChange.run(directory, input, { signal: context.signal });
  if (outcome === "held-back") {
    return followMaybeOurs(update, account);
  }
  const cancelled = { ...prior, status: CANCELLED, confirmed: false };
  context.save(cancelled);
  return changeAddress({ ...update, wanted: { ...update.wanted, status: CANCELLED }, prior: cancelled });
}

/** Changes the address, unless that is done or under way. */
export async function changeAddress(update: AccountEmailUpdate): Promise<AccountEmailState> {
  const { context, member, wanted, prior } = update;
  const { accountId, directory } = await subjectOf(update);
  const input = { accountId, email: wanted.email };
  const { outcome, account, at } = await notingLoss(
    update,
    changeEmail.run(directory, input, { signal: context.signal }),
  );
  context.setPrivateState(privateStateFor(account));
  switch (outcome) {
    case "too-soon":
      return putOff(update, account, at);
    case "already-changed":
      warn(context, messages.alreadyChanged(member));
      return withAccount(wanted, account);
    case "already-waiting":
      return prior === null ? follow(update, account) : foundUnderWay(update, prior, account);
    case "sent":
      return afterMail(update, mailSent(wanted, account, at));
  }
}

function follow({ context, member, wanted }: AccountEmailUpdate, account: Account): AccountEmailState {
  warn(context, messages.foundUnderWay(member, wanted));
  return withAccount(wanted, account);
}

/** Passes on what a mail ended with. If that is not known, the next plan has to know that one may be out. */
async function notingLoss<T>({ context, kept }: AccountEmailUpdate, mail: Promise<T>): Promise<T> {
  try {
    return await mail;
  } catch (error) {
    if (error instanceof DirectoryError && error.outcome === "unknown") {
      context.setPrivateState({ ...kept, lostAnAnswer: true });
    }
    throw error;
  }
}

/** The plan knew of no change. This one is somebody else's, or of an apply that never answered: what is known of that decides. */
function foundUnderWay(
  update: AccountEmailUpdate,
  prior: AccountEmailState,
  account: Account,
): AccountEmailState {
  const { context, member } = update;
  if (mayHaveBegun(context.privateState)) {
    return followMaybeOurs(update, account);
  }
  const now = followed(prior, account);
  refuse(context, messages.changedMeanwhile(member, now));
  context.setPrivateState({ ...privateStateFor(account), begunUnseen: true });
  context.save(now);
  return now;
}

/** Records what the code says, sends and cancels nothing: the change under way may be the one that is asked for. */
function followMaybeOurs(
  { context, member, wanted }: AccountEmailUpdate,
  account: Account,
): AccountEmailState {
  context.setPrivateState(privateStateFor(account));
  warn(context, messages.mayBeOut(member));
  return following(withAccount(wanted, account));
}

/** The service did not take the mail yet. What the code says is recorded, and a later run sends it. */
function putOff(
  { context, member, wanted }: AccountEmailUpdate,
  account: Account,
  at: Date,
): AccountEmailState {
  const waiting = putOffAt(at);
  context.setPrivateState({ ...privateStateFor(account), putOff: waiting });
  warn(context, wasPutOff(member, waiting));
  return withAccount(wanted, account);
}

/** Takes back the change of a hook that leaves the code. One that is confirmed meanwhile stays confirmed. */
export async function cancelPending(
  context: AccountEmailApply,
  member: string,
  prior: AccountEmailState,
): Promise<void> {
  const directory = await context.providerData.directory(context.signal);
  const input = { accountId: prior.account_id };
  const { account } = await cancelEmailChange.run(directory, input, { signal: context.signal });
  if (withAccount(prior, account).status === CONFIRMED) {
    warn(context, messages.confirmedAnyway(member));
  }
}

async function subjectOf({ context, wanted }: AccountEmailUpdate) {
  return {
    accountId: wanted.account_id,
    directory: await context.providerData.directory(context.signal),
  };
}

async function afterMail(update: AccountEmailUpdate, state: AccountEmailState): Promise<AccountEmailState> {
  update.context.save(state);
  return state.status === CONFIRMED ? state : waitForConfirmation(update, state);
}

/** Waits until the mail is confirmed, if the `timeouts` block says so. */
async function waitForConfirmation(
  { context, member, timeout }: AccountEmailUpdate,
  state: AccountEmailState,
): Promise<AccountEmailState> {
  const { seen, stopped } = await waitForPerson(context, {
    member,
    what: "the confirmation of an address",
    timeout,
    read: async () =>
      (await context.providerData.directoryClient.getAccount(state.account_id, { signal: context.signal }))
        .value,
    checkState: checkEmailChangeSettled,
  });
  const now = seen === null ? state : withAccount(state, seen);
  if (stopped !== null) {
    warn(context, messages.stoppedWaiting(member, now, stopped));
  } else if (seen === null || isEmailChangeUnderWay(seen)) {
    warn(context, messages.waiting(member, now));
  } else if (now.status !== CONFIRMED) {
    warn(context, messages.lapsed(member, now));
  }
  return now;
}
