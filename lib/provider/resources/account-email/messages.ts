import { hasLogonAddress, isEmailChangeUnderWay } from "../../../directory";
import type { Account } from "../../../directory";
import { isKnown } from "../../../plugin";
import { maskEmail } from "../../../rules";
import type { Message } from "../../reporting";
import { STOPPED_WAITING, WAITS_FOR_A_PERSON } from "../../waiting";
import type { AccountEmailState } from "./schema";
import { EXPIRED, isOurs } from "./state";

/** Of a member that the directory does not show yet. */
export function willSendFirst(member: string, email: unknown): Message {
  const { summary, detail } = willSend(member, email);
  return {
    summary,
    detail: `${detail} None is sent if the account has that address, or a change is under way already.`,
  };
}

/** Says why a change to this address sends no mail; undefined if it does. */
export function sendsNone(member: string, account: Account, email: unknown): Message | undefined {
  if (isEmailChangeUnderWay(account)) {
    return {
      summary: "A change of address is under way already",
      detail:
        `${member}: nothing will be sent. The service does not tell to which address, so the change is followed until it ends. ` +
        `To cancel it and change to ${addressOf(email)}, raise attempt once it is in state.`,
    };
  }
  return typeof email === "string" && hasLogonAddress(account, email) ? alreadyChanged(member) : undefined;
}

export function willSend(member: string, email: unknown): Message {
  return {
    summary: "Sends a mail to confirm an address",
    detail: `${member}: to ${addressOf(email)}, which becomes the logon address once somebody opens its link.`,
  };
}

/** Once the change that waits is cancelled: until then nobody can tell which address the account has. */
export function willSendThen(member: string, email: unknown): Message {
  const { summary, detail } = willSend(member, email);
  return { summary, detail: `${detail} None is sent if the account signs in with that address already.` };
}

export function willResend(member: string, state: AccountEmailState): Message {
  return {
    summary: "Resends a mail to confirm an address",
    detail: `${member}: to ${addressOf(state.email)}; the link of the mail before may stop working.`,
  };
}

export function willCancel(member: string, state: AccountEmailState): Message {
  const foreign = isOurs(state) ? "" : ", which was not begun here";
  return {
    summary: "Cancels a change of address",
    detail: `${member}: the one that waits for its confirmation${foreign}.`,
  };
}

export function willForget(member: string): Message {
  return {
    summary: "Forgets a change of address that was begun elsewhere",
    detail: `${member}: it is not cancelled and can still be confirmed; no call is made.`,
  };
}

/** @param isUnseen whether it began while the state knew of no change */
export function waiting(member: string, state: AccountEmailState, isUnseen = false): Message {
  const what = isUnseen ? waitsUnseen(state) : waitsFor(state);
  return { summary: WAITS_FOR_A_PERSON, detail: `${member}: ${what}.` };
}

export function lapsed(member: string, state: AccountEmailState): Message {
  const reason =
    state.status === EXPIRED
      ? "nobody opened the link in time"
      : "it was cancelled, or another address was confirmed instead";
  return {
    summary: "No change of address is under way",
    detail: `${member} does not sign in with ${addressOf(state.email)}: ${reason}; nothing is sent by itself; to send again, ${raise(state)}.`,
  };
}

export function confirmed(member: string): Message {
  return {
    summary: "A change of address was confirmed",
    detail: `${member}: the account signs in with the new address now, and has it as its secure e-mail address.`,
  };
}

export function alreadyChanged(member: string): Message {
  return {
    summary: "No address to change",
    detail: `${member} signs in with this address already: nothing is sent.`,
  };
}

export function foundUnderWay(member: string, state: AccountEmailState): Message {
  return {
    summary: "A change of address was under way already",
    detail:
      `${member}: nothing was sent. The service does not tell to which address, so the change is followed until it ends. ` +
      `To cancel it and change to ${addressOf(state.email)}, ${raise(state)}.`,
  };
}

export function maybeResent(member: string): Message {
  return {
    summary: "A mail may have been resent",
    detail: `${member}: the answer never arrived. It was not repeated, so that nobody gets two mails. If no mail comes, raise attempt once more.`,
  };
}

export function mayBeOut(member: string): Message {
  return {
    summary: "A mail that is asked for may be out already",
    detail:
      `${member}: an earlier apply ended before it was answered, or somebody else has begun a change or sent its mail again, so a mail may be out that is not in state. ` +
      "What the code says is recorded and no mail is sent, so that nobody gets two. If no mail has come, raise attempt once more.",
  };
}

export function confirmedAnyway(member: string): Message {
  return {
    summary: "A change of address was confirmed before it could be cancelled",
    detail: `${member} signs in with the new address now: deleting the hook undoes nothing.`,
  };
}

export function stoppedWaiting(member: string, state: AccountEmailState, why: string): Message {
  return {
    summary: STOPPED_WAITING,
    detail: `${member}: ${waitsFor(state)}. ${why} Nothing is lost: the next run goes on from here and sends nothing.`,
  };
}

export function changedMeanwhile(member: string, state: AccountEmailState): Message {
  return {
    summary: `${member}: the change of address is not what the plan took it for`,
    detail: `It is ${state.status ?? "unknown"} now. Nothing was sent and the state is up to date. Run plan again to see what would be done.`,
  };
}

export function notReplaceable(member: string): Message {
  return {
    summary: `${member}: a change of address cannot be replaced`,
    detail:
      "Replacing it would send a mail that the code does not ask for. To send the mail again, raise attempt.",
  };
}

export function otherMember(prior: string, planned: string): Message {
  return {
    summary: "A change of address cannot move to another member",
    detail: `This one belongs to ${prior}; the code now says ${planned}. Declare another one for that member, under another name, and keep or remove this one.`,
  };
}

function waitsFor(state: AccountEmailState): string {
  return isOurs(state)
    ? `the mail of ${state.last_mail_at ?? "?"} to ${addressOf(state.email)} waits to be confirmed; to resend it, ${raise(state)}`
    : `a change of address that was not begun here waits to be confirmed; to cancel it and change to ${addressOf(state.email)}, ${raise(state)}`;
}

function waitsUnseen(state: AccountEmailState): string {
  return (
    "a change of address waits to be confirmed that the state did not know of: somebody else has begun it, or an apply that was never answered. " +
    `What the code asks for next is taken for its mail; to cancel it and change to ${addressOf(state.email)}, raise attempt once more after that`
  );
}

/** An import does not know the address of a change that waits. */
function addressOf(email: unknown): string {
  return typeof email === "string" && isKnown(email) ? maskEmail(email) : "an address that is not known yet";
}

function raise({ attempt }: AccountEmailState): string {
  return `raise attempt from ${attempt} to ${attempt + 1}`;
}
