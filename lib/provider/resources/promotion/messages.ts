import { maskEmail } from "../../../rules";
import type { Message } from "../../reporting";
import type { PromotionState } from "./schema";

const REASONS: Readonly<Record<string, string>> = {
  PromoteExpired: "nobody opened the link within 24 hours",
  PromoteCancelled: "it was cancelled",
  PromoteFailed: "it failed, for instance because the address was taken by another account meanwhile",
};

export function waiting(member: string, state: PromotionState): Message {
  return {
    summary: `${member}: the promotion waits for a person`,
    detail: `${sentTo(state)} ${howToResend(state)}`,
  };
}

export function lapsed(member: string, state: PromotionState): Message {
  const reason = REASONS[state.status ?? ""] ?? `its status is ${state.status ?? "unknown"}`;
  const last = state.last_mail_at === null ? "" : ` The last mail went out at ${state.last_mail_at}.`;
  return {
    summary: `${member}: no promotion is under way`,
    detail: `The member is still a resource account: ${reason}.${last} Nothing is sent by itself. To promote again, ${raise(state)}.`,
  };
}

export function confirmed(member: string): Message {
  return {
    summary: `${member}: the promotion is confirmed`,
    detail: "The member is a cloud account now. The next apply records it; no call will be made.",
  };
}

export function alreadyPromoted(member: string): Message {
  return {
    summary: `${member}: is a cloud account already`,
    detail:
      "Nothing was sent, and nothing will be. This resource cannot change the logon address of a cloud account: use ChangeAccountEmail for that.",
  };
}

export function foundUnderWay(member: string, state: PromotionState): Message {
  return {
    summary: `${member}: a promotion was under way already`,
    detail:
      "Nothing was sent. Its record id cannot be read back, so it can be followed but neither resent nor cancelled from here. " +
      `It ends when the person opens the link, which lapses ${lapse(state)}.`,
  };
}

export function handleLost(member: string, email: string): Message {
  return {
    summary: `${member}: the mail went out, its record id was lost`,
    detail:
      `The answer to the promotion never arrived, but the directory shows it under way: one mail went to ${maskEmail(email)}. ` +
      "It can be followed but neither resent nor cancelled from here. It ends when the person opens the link, or after 24 hours.",
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

export function maybeResent(member: string): Message {
  return {
    summary: `${member}: the mail may have been resent`,
    detail:
      "The answer to the resend never arrived. It was not repeated, so that nobody gets two mails. " +
      "If no mail comes and the old link is dead, raise attempt once more.",
  };
}

export function mayBeOut(member: string, state: PromotionState): Message {
  return {
    summary: `${member}: the mail that is asked for may be out already`,
    detail:
      "An earlier apply ended before it was answered, or the member was modified elsewhere since its last mail, so a mail may be out that is not in state. " +
      "The attempt is recorded and no mail is sent, so that nobody gets two. " +
      `If no mail has come, ${state.record_id === null ? `wait until the link has lapsed (${lapse(state)}), then ` : ""}raise attempt once more.`,
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

export function confirmedBeforeCancel(member: string): Message {
  return {
    summary: `${member}: the promotion was confirmed with the previous address`,
    detail:
      "The person opened the link before it could be cancelled: the member is a cloud account and its logon address is the previous one. Nothing was sent to the new one. Use ChangeAccountEmail to change it.",
  };
}

export function tooLateToCancel(member: string): Message {
  return {
    summary: `${member}: the promotion was confirmed before it could be cancelled`,
    detail: "The member is a cloud account now, and stays one: deleting the hook undoes nothing.",
  };
}

export function stoppedWaiting(member: string, state: PromotionState, why: string): Message {
  return {
    summary: `${member}: stopped waiting for the person`,
    detail: `${why} ${sentTo(state)} Nothing is lost: the next run goes on from here and sends nothing.`,
  };
}

export function willForget(member: string, state: PromotionState): Message {
  return {
    summary: `${member}: the promotion under way cannot be cancelled`,
    detail: `Its record id is not in state. It is forgotten here; the link stays valid and lapses ${lapse(state)}.`,
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
  if (state.last_mail_at === null) {
    return `A promotion is under way that was not sent from here, as far as this state knows. Its link lapses ${lapse(state)}.`;
  }
  return `A mail went to ${maskEmail(state.email)} at ${state.last_mail_at}; its link is valid until ${state.link_expires_at ?? "24 hours later"}.`;
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
    ? "Its record id is not known: it can be neither resent nor cancelled until it lapses."
    : `The person at that address must open it. To resend the mail (the old link stops working), ${raise(state)}.`;
}

function raise(state: PromotionState): string {
  return `raise attempt from ${state.attempt} to ${state.attempt + 1}`;
}
