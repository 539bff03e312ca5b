import { isPromotionUnderWay, PROMOTE_EXPIRED } from "../../../directory";
import type { Account } from "../../../directory";
import { isKnown } from "../../../plugin";
import { CLOUD_ACCOUNT, maskEmail } from "../../../rules";
import type { Message } from "../../reporting";
import { STOPPED_WAITING, WAITS_FOR_A_PERSON } from "../../waiting";
import type { PromotionState } from "./schema";

const REASONS: Readonly<Record<string, string>> = {
  PromoteExpired: "nobody opened the link within 24 hours",
  PromoteCancelled: "it was cancelled",
  PromoteFailed: "it failed, for instance because the address was taken by another account meanwhile",
};

/** Of a member that the directory does not show yet. */
export function willSendFirst(member: string, email: unknown): Message {
  const { summary, detail } = willSend(member, email);
  return { summary, detail: `${detail} None is sent if the member is promoted or being promoted already.` };
}

/** Says why a promotion of this member sends no mail; undefined if it does. */
export function sendsNone(member: string, account: Account): Message | undefined {
  if (account.type === CLOUD_ACCOUNT) {
    return alreadyPromoted(member);
  }
  return isPromotionUnderWay(account)
    ? {
        summary: "A promotion is under way already",
        detail:
          `${member}: nothing will be sent, and that promotion is followed. Its record id cannot be read back, so it can be neither resent nor cancelled from here; ` +
          "whoever has the record id imports the promotion instead (in CDKTF: recordId).",
      }
    : undefined;
}

export function willSend(member: string, email: unknown): Message {
  const address =
    typeof email === "string" && isKnown(email) ? maskEmail(email) : "an address that is not known yet";
  return {
    summary: "Sends a promotion mail",
    detail: `${member}: to ${address}, with a link to open within 24 hours.`,
  };
}

/** Nothing in the code has changed. @param sent how many have gone out since it did */
export function willSendAgain(member: string, state: PromotionState, sent: number): Message {
  const { summary, detail } = willSend(member, state.email);
  return {
    summary,
    detail: `${detail} The last link lapsed and when_expired is send_again: mail ${sent + 1} of at most ${state.max_mails}.`,
  };
}

export function willResend(member: string, state: PromotionState): Message {
  return {
    summary: "Resends a promotion mail",
    detail: `${member}: to ${maskEmail(state.email)}; the link of the mail before stops working.`,
  };
}

export function willCancel(member: string): Message {
  return {
    summary: "Cancels a promotion",
    detail: `${member}: the link that waits to be opened stops working.`,
  };
}

/** Of a member whose deletion was refused because this call came long after it. */
export function isInTheWay(member: string): Message {
  return {
    summary: "A member that cannot be deleted while its promotion waits has it cancelled by this very plan",
    detail: `${member}: Terraform came to the promotion long after the member, whose plan was refused. Delete the promotion's block first and apply, then the member's.`,
  };
}

export function willForget(member: string, state: PromotionState): Message {
  return {
    summary: "Forgets a promotion that cannot be cancelled",
    detail: `${member}: its record id is not in state; the link stays valid and lapses ${lapse(state)}.`,
  };
}

export function waiting(member: string, state: PromotionState): Message {
  return { summary: WAITS_FOR_A_PERSON, detail: `${member}: ${sentTo(state)}; ${howToResend(state)}.` };
}

export function lapsed(member: string, state: PromotionState): Message {
  const reason = REASONS[state.status ?? ""] ?? `its status is ${state.status ?? "unknown"}`;
  return {
    summary: "No promotion is under way",
    detail: `${member} is still a resource account: ${reason}; ${whatFollows(state)}; to promote again, ${raise(state)}.`,
  };
}

export function confirmed(member: string): Message {
  return {
    summary: "A promotion was confirmed",
    detail: `${member}: the promotion is confirmed, the member is a cloud account now.`,
  };
}

export function alreadyPromoted(member: string): Message {
  return {
    summary: "Nothing to promote",
    detail: `${member} is a cloud account already: nothing is sent. A promotion cannot change its logon address: resourcedirectory_account_email does (in CDKTF: changeEmail).`,
  };
}

export function foundUnderWay(member: string, state: PromotionState): Message {
  return {
    summary: "A promotion was under way already",
    detail:
      `${member}: nothing was sent. The record id cannot be read back, so the promotion is followed but can be neither resent nor cancelled from here. ` +
      `It ends when the person opens the link, which lapses ${lapse(state)}.`,
  };
}

export function handleLost(member: string, email: string): Message {
  return {
    summary: "A mail went out, and its record id was lost",
    detail:
      `${member}: the answer to the promotion never arrived, but the directory shows it under way: one mail went to ${maskEmail(email)}. ` +
      "It is followed but can be neither resent nor cancelled from here. It ends when the person opens the link, or after 24 hours.",
  };
}

export function maybeResent(member: string): Message {
  return {
    summary: "A mail may have been resent",
    detail:
      `${member}: the answer to the resend never arrived. It was not repeated, so that nobody gets two mails. ` +
      "If no mail comes and the old link is dead, raise attempt once more.",
  };
}

export function mayBeOut(member: string, state: PromotionState): Message {
  return {
    summary: "A mail that is asked for may be out already",
    detail:
      `${member}: an earlier apply ended before it was answered, or the member was modified elsewhere since its last mail, so a mail may be out that is not in state. ` +
      "The attempt is recorded and no mail is sent, so that nobody gets two. " +
      `If no mail has come, ${state.record_id === null ? `wait until the link has lapsed (${lapse(state)}), then ` : ""}raise attempt once more.`,
  };
}

export function confirmedBeforeCancel(member: string): Message {
  return {
    summary: "A promotion was confirmed with the previous address",
    detail:
      `${member}: the person opened the link before it could be cancelled. It is a cloud account with the previous address, and nothing was sent to the new one. ` +
      "resourcedirectory_account_email changes it (in CDKTF: changeEmail).",
  };
}

export function tooLateToCancel(member: string): Message {
  return {
    summary: "A promotion was confirmed before it could be cancelled",
    detail: `${member} is a cloud account now, and stays one: deleting the hook undoes nothing.`,
  };
}

export function stoppedWaiting(member: string, state: PromotionState, why: string): Message {
  return {
    summary: STOPPED_WAITING,
    detail: `${member}: ${sentTo(state)}. ${why} Nothing is lost: the next run goes on from here and sends nothing.`,
  };
}

export function blocked(member: string, state: PromotionState): Message {
  return {
    summary: `${member}: cannot send another mail yet`,
    detail:
      `A promotion is under way whose record id is not in state, so it can be neither resent nor cancelled. Its link lapses ${lapse(state)}. ` +
      "Put email and attempt back to what they were, or wait until then: the same change promotes anew afterwards.",
  };
}

export function otherRecord(member: string, state: PromotionState): Message {
  return {
    summary: `${member}: another promotion is under way than the one in state`,
    detail:
      "The service does not know the record id in state, or knows it as ended, while the member waits for a confirmation: somebody has promoted it anew. " +
      `Nothing was sent. That promotion can be followed but neither resent nor cancelled from here. Its link lapses ${lapse(state)}.`,
  };
}

/** Of a hook that is deleted: a failure would hold up its end until that promotion has lapsed. */
export function otherRecordStays(member: string): Message {
  return {
    summary: "Leaves a promotion that is not the one in state",
    detail:
      `${member}: the service does not know the record id in state, or knows it as ended, while another promotion waits for its confirmation. ` +
      "That one was not cancelled and can still be confirmed.",
  };
}

export function changedMeanwhile(member: string, status: string | null): Message {
  return {
    summary: `${member}: the promotion changed between plan and apply`,
    detail: `It was under way as the plan was made; its status is ${status ?? "unknown"} now. Nothing was sent and the state is up to date. Run plan again to see what would be done.`,
  };
}

export function startedElsewhere(member: string): Message {
  return {
    summary: `${member}: another promotion was started between plan and apply`,
    detail:
      "Nothing was sent. The state follows the promotion that is under way. Run plan again to see what would be done.",
  };
}

export function notReplaceable(member: string): Message {
  return {
    summary: `${member}: a promotion cannot be replaced`,
    detail:
      "Replacing it would send a mail that the code does not ask for. To resend the mail, raise attempt.",
  };
}

export function otherMember(prior: string, planned: string): Message {
  return {
    summary: "A promotion cannot move to another member",
    detail: `This one belongs to ${prior}; the code now says ${planned}. Declare another promotion for that member, under another name, and keep or remove this one.`,
  };
}

function sentTo(state: PromotionState): string {
  const until = state.link_expires_at ?? "24 hours later";
  return state.last_mail_at === null
    ? `a promotion that was not sent from here is under way, its link lapses ${lapse(state)}`
    : `the mail of ${state.last_mail_at} to ${maskEmail(state.email)} can be confirmed until ${until}`;
}

/** When the link dies; of a mail that was not sent from here, only the latest moment is known. */
function lapse(state: PromotionState): string {
  if (state.link_expires_at === null) {
    return "24 hours after its mail";
  }
  return `${state.last_mail_at === null ? "by" : "at"} ${state.link_expires_at}`;
}

function howToResend(state: PromotionState): string {
  return state.record_id === null
    ? "its record id is not known, so it can be neither resent nor cancelled until then"
    : `to resend it, ${raise(state)}`;
}

function whatFollows({ status, when_expired: whenExpired, max_mails: most }: PromotionState): string {
  return status === PROMOTE_EXPIRED && whenExpired === "send_again"
    ? `by itself no more than max_mails, ${most}, are sent`
    : "nothing is sent by itself";
}

function raise({ attempt }: PromotionState): string {
  return `raise attempt from ${attempt} to ${attempt + 1}`;
}
