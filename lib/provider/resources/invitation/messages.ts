import { HANDSHAKE_PENDING, INVITATION_MS } from "../../../directory";
import { quoted, shownTarget } from "../../../rules";
import type { Message } from "../../reporting";
import { shift } from "../../time";
import { movedBlocks } from "../../undeclared-move";
import { STOPPED_WAITING, WAITS_FOR_A_PERSON } from "../../waiting";
import { LAPSED } from "./remote";
import type { InvitationState } from "./schema";

const REASONS: Readonly<Record<string, string>> = {
  Expired: "it expired, nobody answered within 14 days",
  Declined: "the invited account declined",
  Cancelled: "it was cancelled",
  Deleted: "its record is gone, the service deletes it 30 days after it expired",
};

/** Of a target that cannot be looked at. */
export function willInviteFirst(member: string): Message {
  const { summary, detail } = willInvite(member);
  return { summary, detail: `${detail} None is sent if the account is a member or invited already.` };
}

export function isPending(member: string, handshakeId: string): Message {
  return {
    summary: "An invitation is pending already",
    detail: `${member}: ${handshakeId} is followed from here, and none will be sent.`,
  };
}

export function willInvite(member: string): Message {
  return {
    summary: "Sends an invitation",
    detail: `${member}: to join the directory, to be answered within 14 days.`,
  };
}

/** Nothing in the code has changed. @param sent how many have gone out since it did */
export function willInviteAgain(member: string, state: InvitationState, sent: number): Message {
  const { summary, detail } = willInvite(member);
  return {
    summary,
    detail: `${detail} The last one lapsed and when_expired is invite_again: invitation ${sent + 1} of at most ${state.max_invitations}.`,
  };
}

export function willCancel(member: string, state: InvitationState): Message {
  const foreign = state.adopted === true ? ", which was not sent from here" : "";
  return {
    summary: "Cancels an invitation",
    detail: `${member}: ${state.handshake_id ?? "?"}${foreign}.`,
  };
}

export function willRemove(member: string): Message {
  return {
    summary: "Removes a member from the directory",
    detail: `${member}: the removal policy is DESTROY, so the account leaves the directory.`,
  };
}

export function willForget(member: string, { status, removal_policy }: InvitationState): Message {
  const why = removal_policy === "ABANDON" ? "the removal policy is ABANDON" : "it was not sent from here";
  const stays =
    status === "Accepted" ? "the account stays a member" : "it is not cancelled and can still be accepted";
  return { summary: "Forgets an invitation", detail: `${member}: ${why}, so ${stays}; no call is made.` };
}

export function waiting(member: string, state: InvitationState): Message {
  return {
    summary: WAITS_FOR_A_PERSON,
    detail: `${member}: ${pending(state)}; to cancel it and invite again, ${raise(state)}.`,
  };
}

export function lapsed(member: string, state: InvitationState): Message {
  if (state.status === "Removed") {
    return {
      summary: "A member was removed elsewhere",
      detail: `${member} was removed from the directory; nothing is sent by itself; to invite again, ${raise(state)}; to give it up, delete its invitation.`,
    };
  }
  const reason = REASONS[state.status ?? ""] ?? `its status is ${state.status ?? "unknown"}`;
  return {
    summary: "No invitation is pending",
    detail: `${member} is not a member: ${reason}; ${whatFollows(state)}; to invite again, ${raise(state)}.`,
  };
}

export function joined(member: string): Message {
  return {
    summary: "An invitation was accepted",
    detail: `${member} accepted the invitation and is a member now.`,
  };
}

export function alreadyMember(member: string): Message {
  return {
    summary: "Nobody to invite",
    detail: `${member} is a member already: nothing is sent.`,
  };
}

export function adopted(member: string, handshakeId: string): Message {
  return {
    summary: "An invitation was pending already",
    detail: `${member}: ${handshakeId} was found and is followed from here; none was sent. When its block is deleted, it is forgotten, not cancelled.`,
  };
}

export function editRecorded(member: string): Message {
  return {
    summary: "An edit goes with the next invitation",
    detail: `${member}: the service cannot change the note, tags or folder of a pending invitation, so they are recorded and no call is made.`,
  };
}

export function settingsOfMember(member: string): Message {
  return {
    summary: "An edit of an invitation changes no member",
    detail: `${member} has joined: its tags and folder are recorded for a further invitation and no call is made. To change those of the member, use resourcedirectory_member (in CDKTF the invitation declares it).`,
  };
}

export function isQueued(member: string, state: InvitationState, until: string | null): Message {
  const when = until === null ? "The next run" : `The first run after ${until}`;
  const [standing, then] =
    state.status === HANDSHAKE_PENDING
      ? [`Nothing was cancelled or sent: ${pending(state)}.`, "cancels it and invites again"]
      : ["Nothing was sent.", "invites"];
  return {
    summary: "Invitations wait for the service's quota",
    detail: `${member}: the service takes a limited number of invitations a day (20 by default; accepted ones do not count), and has a limit of those that are pending (20). ${standing} ${when} ${then} as far as both allow; there is nothing to change. If no day brings it on: those that nobody answers hold it up.`,
  };
}

export function mayBeOut(member: string, state: InvitationState): Message {
  return {
    summary: "An invitation that is asked for may be out already",
    detail:
      `${member}: ${pending(state)}, and was not in state: an earlier apply ended before it was answered, or somebody else has sent it. ` +
      "The attempt is recorded, nothing is cancelled and nothing is sent, so that nobody gets two. " +
      "When its block is deleted, it is forgotten, not cancelled. If it is not the one that you want, raise attempt once more.",
  };
}

export function memberUnknown(member: string): Message {
  return {
    summary: "Which account accepted cannot be told",
    detail:
      `${member}: the invitation was accepted, but no member that joined by invitation since has that account name. What needs the account's id waits. ` +
      "Look in the Resource Management console which member it is, and name it by its id: an invitation with target_type Account adopts a member without sending anything.",
  };
}

export function stoppedWaiting(member: string, state: InvitationState, why: string): Message {
  return {
    summary: STOPPED_WAITING,
    detail: `${member}: ${pending(state)}. ${why} Nothing is lost: the next run goes on from here and sends nothing.`,
  };
}

export function changedMeanwhile(member: string, expected: string, actual: string): Message {
  return {
    summary: `${member}: the invitation is not what the plan took it for`,
    // Terraform plans the removal of a deleted block from the state as it was written last, not from the refreshed one.
    detail: `The plan took it for ${expected}, and it is ${actual} now. Nothing was sent and nothing was removed; the state is up to date. Run plan again to see what would be done.`,
  };
}

export function isProtected(member: string): Message {
  return {
    summary: `${member} is protected: this plan would give up a member`,
    detail:
      "The invited account is a member of the directory, and its invitation is gone from the code or stands at another address, or this is a plan to destroy. Nothing was called.\n" +
      "If the construct was only renamed or moved, say so, and nobody is given up:\n\n" +
      `${movedBlocks(["resourcedirectory_invitation"])}\n\n` +
      "OLD is the address that Terraform names with this error, NEW the one that the code has now; " +
      "its acceptance moves likewise. In CDKTF: previousPaths on the invitation, with its old path, moves both.\n" +
      "If it really is to go, that takes two reviewed steps: 1. set removal_policy (in CDKTF: removalPolicy) to DESTROY (the account is removed from the directory) " +
      "or ABANDON (it stays a member and is forgotten here) and apply; 2. delete the construct and apply.",
  };
}

export function cannotRemoveUnknown(member: string): Message {
  return {
    summary: `${member}: which member to remove cannot be told`,
    detail:
      "The invitation was accepted, but no member that joined by invitation since has that account name. Nothing was called. " +
      "Declare an invitation of the account by its id (target_type Account) with removal_policy DESTROY and apply; " +
      "set removal_policy of this one to ABANDON and apply; then delete both.",
  };
}

export function switchBackFirst(member: string): Message {
  return {
    summary: `${member} is a resource account, which the service does not remove`,
    detail:
      "Only cloud accounts leave a directory, and this member was switched after it had joined. Nothing was called. " +
      "Switch its type back to CloudAccount (in CDKTF: switchType) and apply; then delete the invitation.",
  };
}

export function wasCreated(member: string): Message {
  return {
    summary: `${member} was created in this directory, which the service does not remove`,
    detail:
      "Only accounts that joined by invitation can be removed. Nothing was called. " +
      'To forget this invitation and keep the account, set removal_policy = "ABANDON" and apply first. ' +
      "To delete the account, do that, declare it as a resourcedirectory_member that may be destroyed, and delete that block once it is a resource account.",
  };
}

export function isDeclaredTwice(member: string): Message {
  return {
    summary: `${member}: two blocks of resourcedirectory_invitation are for this target`,
    detail:
      "The directory has one invitation of a target at a time, so that one block would cancel the invitation of the other, or take it for its own. " +
      "Nothing was called. Keep one of them. If both are in state, give one up without a call: a `removed` block with destroy = false.",
  };
}

export function notReplaceable(member: string): Message {
  return {
    summary: `${member}: an invitation cannot be replaced`,
    detail:
      "Replacing it could expel a member, or send an invitation that the code does not ask for. To invite again, raise attempt.",
  };
}

export function otherTarget(prior: string, planned: string): Message {
  return {
    summary: "An invitation cannot move to another account",
    detail: `This one is for ${shownTarget(prior)}; the code now says ${shownTarget(planned)}. Declare another invitation for that account, under another name, and keep or remove this one.`,
  };
}

export function nothingToImport(target: string): Message {
  return {
    summary: `${shownTarget(target)}: neither a member nor invited`,
    detail:
      "There is nothing to import: the account is not in the directory and no invitation to it is on record. Declare the invitation and apply; that invites it.",
  };
}

export function badImportId(id: string): Message {
  return {
    summary: "Not the id of an invitation",
    detail: `${quoted(id)} should read Account:TARGET with the account id of 16 digits, such as Account:1234567890123456, or Email:ADDRESS.`,
  };
}

function pending({ handshake_id: id, expires_at: until }: InvitationState): string {
  return until === null
    ? `invitation ${id ?? "?"} is pending`
    : `the invitation of ${shift(until, -INVITATION_MS)} (${id ?? "?"}) can be accepted until ${until}`;
}

function whatFollows({ status, when_expired: whenExpired, max_invitations: most }: InvitationState): string {
  return LAPSED.includes(status ?? "") && whenExpired === "invite_again"
    ? `by itself no more than max_invitations, ${most}, are sent`
    : "nothing is sent by itself";
}

function raise({ attempt }: InvitationState): string {
  return `raise attempt from ${attempt} to ${attempt + 1}`;
}
